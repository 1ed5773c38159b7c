// One reader asks everyone for a single sentence. The answers are the widest branch of the
// conversation.

import { script } from './script.ts'

export const firstOnTheTable = script(`
@ Marguerite Oyelaran | 62 | insightful
Let us try something. **One sentence each, no essays:** what goes on the table *first* in Lindesby
on Thursday? I'll begin: the letters of the fourteen fishermen, read aloud.

@@ Anselm Rook | 4
The count, done jointly, with one pencil.

@@ Grethe Moland | 7
I never thought that I'd write this under his name, but: the count.

@@@ Anselm Rook | 5 | funny
I am saving this page.

@@ Benedek Oraway | 9 | insightful
A table of monthly flows, copied from the millers' protocol, with the numbers left blank.

@@ Sanna Pryde | 11 | funny
Lunch.

@@@ Hildegard Sroka | 8 | insightful
This is less of a joke than it looks: in 1994 they signed on the day the kitchen ran late.

@@ Viktor Amsel | 13 | angry
The date on which the engineers go home.

@@ Radu from Tessary | 15
The date on which *everybody's* engineers go home.

@@@ Viktor Amsel | 6
I can live with "everybody's".

@@ Tamsin Oakes | 30
An envelope addressed to the commission, stamped twice.

@@ Jurgen Pask | 125
Slot numbers for the brickworks.

@@ Ines from Castrel | 21 | like
A photograph of the queue at ten to five in the morning, so that they know who they work for.

@@ Isolde Wren | 70
Both drawers, opened at the same moment.

@@ Gisela Thornquist | 300 | insightful
Six days below 150.

@@ Devdan R. | 60
A machine-readable treaty. 🙃

@@ Dunstan Greel | 29 | funny
The minibar bill.

@@@ Sabela Voss | 4 | funny
We have been through this, Dunstan.

@@ ~4 | 31 | sad
Nothing. Let them sit in silence for an hour first, as one does.

@@ Theo Lindqvist-Marr | 34
The 54 per cent.

@@@ Ruprecht Iles | 12
And the 31, who live there.

@@ Konrad Ibsley | 95 | like
The dog.

@@@ Radu from Tessary | 9 | funny
Seconded, under any name.

@@ Mette Kjaran | 38
A rule that no one may say "freeze".

@@ Edmund Vesk | 41
One method of counting, in writing, before any figure.

@@ Lucian Ferro | 44
Keys to the six posts.

@@ Petra Sandoval | 50 | funny
Name tags with first names only.

@@ Joachim Peel | 190 | insightful
The loan.

@@ Ottokar Finch | 61
Nobody's dam.

@@@ Mirjam Toll | 5 | funny
And nobody's river?

@@@@ Ottokar Finch | 7 | like
All right: everybody's dam and everybody's river, in that order or in the other.

@@ Halvard Quist | 66
Soup.

@@ Corrie Adeyemi | 72
A class of nine-year-olds, who'd ask what the line in the middle of the water is made of.

@@ Aoife Brannock | 80
The light switch.

@@ Ferdinand Lask | 91 | insightful
A single gauge that both believe, even if it is a painted stick.

@@ Wilhelmina Aske | 104
A clean copy without typing errors.

@@ Ulrike Stenn | 118
Page 6.

@@ Rafe Holloway | 133 | funny
Sources.

@@ Kateryna Bilyk | 171 | insightful
Whatever the two officials agreed upon when they asked for their names to be left out.

@@ Yosip Tarle | 240 | funny
You know what I am going to say.

@@@ Marguerite Oyelaran | 11 | funny
Thermally, we all do.

@@ Old Surveyor | 285 | like
A suitcase. I mean that: let them carry it up the stairs together, it takes two.

@@ Hildegard Sroka | 330
A promise to meet again that does not depend on how this meeting goes.

@@ Joram's Neighbour | 371
A map on which the river is where it is now and not where it was in 1994.

@@ Bram Tolliver | 420 | insightful
Whatever they would put last, because they'll never reach it otherwise.

@@ Marguerite Oyelaran | 930 | like
Going to bed. You have given me nearly forty sentences, and I have copied them out and sent them
to the envoy's office by *post*, both to his and to hers. Good night, all of you, on every bank. 🌙
`)
