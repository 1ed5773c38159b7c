// The archive piece, on path `/archive`: a constitutional debate that never ends, and neither do
// the ten thousand comments under it.

export const secondChamber = `
<p>On Monday the Assembly will debate the future of the Senate of Provinces. It did so last year,
and the year before. The first time was in the autumn of 1987, when a young deputy from Esk asked
what the second chamber was for and was told that an answer would be given in due course.</p>
<p>The Senate has 62 members. Provincial councils appoint them for nine years. Since the charter of
1931 it has been able to hold up a law for twelve months, and to stop any change of the charter
altogether, including a change to itself.</p>
<p>That last power is why nothing has happened. Voters were asked in 1989, in 2004 and in 2019
whether the Senate should go. The share for abolition rose from 44 per cent to 48 and then to 49.2.
Turnout fell each time.</p>
<blockquote class="pull"><p>Everyone agrees that it cannot stay as it is. They have agreed on that
since before I was a judge.</p><footer>Emeline Hartwick, chair of the second
commission</footer></blockquote>
<p>Two commissions have sat. The first, in 1996, proposed to keep the chamber and take away its
veto. The second, under Judge Emeline Hartwick, proposed in 2022 an elected house of 40 with no say
over budgets. The Senate has yet to find time for either report.</p>
<p>“Everyone agrees that it cannot stay as it is,” Judge Hartwick said this week. “They have agreed
on that since before I was a judge.”</p>
<p>Its defenders are not only its members. The inland provinces, with a fifth of the people and half
of the land, fear a parliament in which the coast always wins. “Take the brake away,” said Aurel
Quince, who heads the council in Upper Calder, “and tell me who will be on the tracks.” Its critics
reply that a brake held by people nobody elected is only another driver.</p>
<p>A petition with 118,000 names asks for a fourth referendum. The Senate will consider whether to
allow it. It has twelve months.</p>
`
