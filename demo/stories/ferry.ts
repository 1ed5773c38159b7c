// The second article, on path `/ferry`: a parliament passes a subsidy. Nobody has commented yet.

export const ferry = `
<p>The Assembly in Maren voted at ten past five this morning to go on paying for the winter ferries,
by 93 votes to 89, after a sitting of fourteen hours in which the word “lifeline” was used, by the
clerks’ count, 61 times.</p>
<p>The law grants 84 million crowns a year until 2029 to nine routes between the mainland and the
outer islands. Seven keep the timetable they have. The two longest, to Skarn and to Great Ulvey,
will share one ship between November and March and sail every other day.</p>
<p>“It is not generous, but it is written down,” said the transport minister, Isaura Denholt, who
had asked for 97 million in the spring. The finance committee offered 70. What passed came from the
island members of both camps, who had threatened to vote against the whole transport budget.</p>
<blockquote class="pull"><p>It is not generous, but it is written down.</p><footer>Isaura Denholt,
transport minister</footer></blockquote>
<p>The opposition’s speaker on finance, Wendel Marrick, called the sum “a bridge built out of
invoices” and said that a passenger to Skarn would now cost the state 212 crowns a crossing. Eline
Sutcombe, who represents Skarn and came to the chamber straight from the boat, replied that a
kilometre of motorway costs rather more and has no soup on board.</p>
<p>On Great Ulvey, population 640, the reaction was practical. The island’s only dentist comes on
Tuesdays. The shared ship, according to the draft timetable, does not.</p>
<p>The company that runs the routes has until 4 December to publish a final timetable. The law takes
effect on 1 January.</p>
`
