// The article on path `/held`: a trial is pending, so an editor reads every comment first.

export const courtRuling = `
<p>The public has a right to read the files of the Dellmoor inquiry, and no right to read them yet.
So ruled the Court of Appeal in Maren on Wednesday, in a judgment that gave both sides most of what
they had asked for and neither of them what they wanted.</p>
<p>The files, some 1,900 pages, concern the collapse of the Dellmoor quay in March 2023, in which a
warehouse and two cranes went into the harbour and four dockers were injured. The harbour authority
had sealed them for thirty years. Two newspapers, this one among them, and the dockers’ families
went to court.</p>
<p>“A quay built with public money, inspected by public servants and lost in public view has no
private history,” Judge Amadeus Thorne said, reading the decision of the five-member bench. The
sealing, he said, had been unlawful from the first day.</p>
<blockquote class="pull"><p>A quay built with public money, inspected by public servants and lost in
public view has no private history.</p><footer>Judge Amadeus Thorne</footer></blockquote>
<p>But the trial of two engineers and a former inspector, all of whom deny negligence, opens on 18
January. Until a verdict is given the files stay closed, because, in the court’s words, “a jury
should hear the evidence in a courtroom before it meets it in a headline”.</p>
<p>Counsel for the families, Rosamund Eke, said they had waited three years and eight months and
could wait for a jury. The harbour authority said it would study the judgment. It has 21 days in
which to appeal, on one point of law only.</p>
<p>The names of three witnesses will remain withheld even afterwards. The court gave its reasons for
that in a closed annex of four pages.</p>
`
