// What readers wrote in the first hours: about the story as a whole, and about its wording.

import { script } from './script.ts'

export const firstHours = script(`
@ Bram Tolliver | 6 | funny
So both sides moved troops because the other side moved troops, and both will now sail to an island
to explain that to each other. I have had divorces that were better organised.

@@ Petra Sandoval | 9 | funny
Divorces, plural? You should be leading the delegation.

@@@ Bram Tolliver | 4 | funny
I lost the house both times, so by the standards of this river I am a seasoned negotiator.

@@@@ Petra Sandoval | 7 | funny
At least you gave fourteen days' notice.

@@ Lucian Ferro | 31 | insightful
Funny, but not the same. In a divorce somebody is allowed to count the furniture. Here nobody from
the other bank has been inside an observation post for nineteen months.

@ Anselm Rook | 11
First sensible headline in weeks. Talk first, count later.

@@ Grethe Moland | 14 | insightful
Count first, talk later. You cannot bargain over a number you have not got: 6,500 or 11,000 is not a
rounding error, it is a second army.

@@@ Anselm Rook | 20
And if neither lets the other count? Then we wait for spring with 16,000 people in tents along a
river.

@@@@ Grethe Moland | 12
15,800 at most, by the article's own figures. But I take the point.

@@@@@ Anselm Rook | 5 | funny
You would correct the number on a lifebelt.

@@@@@@ Grethe Moland | 3 | funny
If it said *adult* and it was a child's, yes.

@ Kateryna Bilyk | 14 | insightful
The last paragraph is the whole story. Both governments know they made the same mistake about the
fishermen, both officials said so, and both asked for it not to be printed with their names.

@@ ~1 | 40 | sad
My brother-in-law is one of the nine. He has written two letters. The second was shorter.

@@@ Kateryna Bilyk | 16 | sad
I am so sorry. I hope he is home before the river freezes.

@@@ Marguerite Oyelaran | 25 | sad
Thank you for writing that here. I had read "fourteen fishermen" four times this week and it had
turned into a number.

@@@@ ~1 | 55
It turns into one for us too, some days. Day 94 today.

@ Theo Lindqvist-Marr | 19
> Neither has set a condition in public. Both have named a worry.

Whoever wrote that sentence deserves a raise.

@@ Pilar Quennell | 22 | funny
Whoever wrote that sentence works in newspapers, so do not hold your breath.

@ Dunstan Greel | 24 | angry
Nineteen months. It took these people **nineteen months** to agree on a spa. I want to see the
minibar bill published next to the troop numbers.

@@ Sabela Voss | 11
The Tarn Islands host for nothing, they always have. It is in their neutrality act. The delegations
pay for coffee.

@@@ Dunstan Greel | 18 | funny
Then I want to see the coffee bill.

@@@@ Sabela Voss | 6 | funny
"Before the coffee is cold" is now a unit of account, so fair enough.

@ Rafe Holloway | 33
Source?

@@ Ines from Castrel | 8 | funny
For which part? I can see the lorries from my kitchen.

@@@ Rafe Holloway | 3
The 140 vehicles.

@@@@ Sabela Voss | 12 | insightful
The Maren Land Survey Institute, and it is named in the piece. Their note with the pictures is at
https://example.org/land-survey/notes/dovrin-rail-yard-october-november and they say three times in
two pages that a lorry is not a soldier.

@@@@@ Rafe Holloway | 21
Thanks, that is more than I deserved for a one-word comment.

@ Mette Kjaran | 52 | insightful
Could we please stop writing "the ice" as if it were a weapon? It is a thing that happens in
January. Children skate on it. The colonel may be right, but the moment everybody plans for the
ice, everybody has a date, and a date is half of a war.

@@ Joram's Neighbour | 61
He is not planning for it. He is saying look at the engineers. If the bridging units go home, nobody
needs ice *or* a bridge.

@@@ Mette Kjaran | 18
Then say engineers. I have lived on that river for forty years and every time a soldier from inland
says "freeze" the price of flour goes up.

@@@@ Joram's Neighbour | 22
That is a better indicator than the rail yard, honestly.
`)
