// The dam and the eighteen per cent: farmers, engineers and one hydrologist who is not allowed to
// say.

import { script } from './script.ts'

export const water = script(`
@ Benedek Oraway | 27 | insightful
Former gauge reader at Castrel, 1998 to 2020. Some context on the 18 per cent, since it will be the
most quoted number in Lindesby.

The ten-year average at that gauge is itself *falling*. It was 231 cubic metres a second in the
ten years before 2005 and 204 in the ten years before 2025. So "18 per cent below average" means
about 167 in July. Korrin's offer of 160 sounds like a concession but is less than the bad summer.
Orvany's 210 sounds modest and is more than an **average** July.

Neither figure is meant to be accepted. They are furniture, to be moved about.

@@ Ferdinand Lask | 22
Where do 231 and 204 come from? I only find yearly means.

@@@ Benedek Oraway | 17
The monthly bulletins, July only. They are scanned, badly, at
<https://example.org/river-commission/bulletins/2025/07/castrel-gauge-monthly-mean-discharge-provisional-revised.pdf>
and you want table 4. The handwriting up to 2020 is mine, sorry.

@@@@ Ferdinand Lask | 70 | like
Found it. Your sevens are a menace but the numbers are right. So 185 would be the honest middle?

@@@@@ Benedek Oraway | 11
185 would be the *arithmetical* middle. The honest one depends on the month. A guarantee for July
and August and none for May would cost Korrin almost nothing, because in May the water comes
anyway.

@@@@@@ Ferdinand Lask | 9 | insightful
So write the treaty by month?

@@@@@@@ Benedek Oraway | 14 | insightful
The millers' protocol of 1994 does exactly that. It has a table. It is a beautiful table and no
one has looked at it for thirty years.

@@@@@@@@ Old Surveyor | 35 | like
I typed that table.

@@@@@@@@@ Benedek Oraway | 6 | funny
Of course you did.

@@ Mirjam Toll | 52 | angry
"Furniture." Easy to say from Castrel. My uncle's maize was not furniture.

@@@ Benedek Oraway | 20 | like
You are right and I put it badly. I meant the two offers, not the harvest. I read that gauge every
morning for twenty-two years, and in the last ones I wished I didn't have to write it down.

@@@@ Mirjam Toll | 31 | like
Thank you for answering like a person. He'd have liked you. He kept his own gauge, a painted
stick, and it was never more than two centimetres off yours.

@ Ottokar Finch | 45 | angry
We built the dam with our own money, on our own land, for our own winter. I am tired of reading that
it's a provocation. It's a **power station**. 340,000 homes.

@@ Mirjam Toll | 12 | angry
On your own land, with our river.

@@@ Ottokar Finch | 6
It rises in Korrin.

@@@@ Mirjam Toll | 5
And ends in the sea, so is it the sea's?

@@@@@ Ottokar Finch | 18
That is poetry, not law.

@@@@@@ Tamsin Oakes | 40 | insightful
It is closer to law than you would think. Upstream states owe "equitable use", downstream states owe
"timely objection". Korrin filled fast, Orvany objected late. Both poems scan badly.

@@@@@@@ Ottokar Finch | 25
Late is putting it kindly. The plans were on display for six years. One letter came. It was about
the colour of the pylons.

@@@@@@@@ Mirjam Toll | 14 | funny
They *are* ugly pylons.

@@@@@@@@@ Ottokar Finch | 8 | funny
On the pylons I am prepared to make concessions.

@@ Sanna Pryde | 33
Could you not just fill it more slowly? Honest question.

@@@ Ottokar Finch | 21
We could have. The loan is repaid out of the turbines, and a half-full lake turns half the turbines.
So the bank would have had to wait, and banks mostly don't.

@@@@ Sanna Pryde | 11 | insightful
So eleven thousand soldiers are standing in a field because of a repayment schedule.

@@@@@ Ottokar Finch | 16 | sad
When you put it like that I need a drink. But yes. Partly yes.

@@@@@@ Joachim Peel | 80
Then the cheapest peace on offer is to refinance the loan. Nine states, one signature. Has anybody
worked out what it would cost?

@@@@@@@ Edmund Vesk | 32 | insightful
Two more years at 4 per cent on the outstanding 1.1 billion is 88 million crowns. The exercise costs
more. I am not joking: 4,800 people for five weeks, at the ministry's own rates, comes to about 97
million.

@@@@@@@@ Joachim Peel | 7 | angry
I would like that sentence on a poster.

@ Isolde Wren | 71
> "technically possible and at present inadvisable"

As someone who works with hydrologists, I want to explain what that means. It means that they *have*
done it, it is in a drawer, and the drawer has a name on it.

@@ ~3 | 26 | insightful
I cannot say where I work. There are two drawers.

@@@ Isolde Wren | 5 | funny
Do they agree?

@@@@ ~3 | 17 | insightful
To within one point.

@@@@@ Isolde Wren | 9 | angry
Then I really do not understand what everyone is doing on that river bank.

@@@@@@ Caspar Dunmore | 51 | sad
Guarding the drawers.

@ Gisela Thornquist | 190 | insightful
I grow onions on the east bank of the lower Teyl, forty kilometres below the map. Three things
that get lost between the gauge and the conference:

1. It isn't the summer mean that kills a field, it's nine days in a row below 140.
2. When the level drops the pumps suck sand, and a pump is 6,000 crowns.
3. The neighbour upstream gets his water first. He is on **my** bank and has my passport, and I
   have not spoken to him since 2025 either.

Put a farmer in the room. Any farmer. They need not even be friendly.

@@ Mirjam Toll | 31 | insightful
Nine days below 140. In all the statements I have read this year, not one has had a figure that a
person could *farm* by, until now. Thank you.

@@ Ottokar Finch | 46 | like
I was about to argue, and then I read it again. If a guarantee were written as "never more than
six days below 150", our operators could actually do that. I work in the control room. It is a
question of scheduling, not of volume.

@@@ Gisela Thornquist | 39 | insightful
Six below 150 and I would sign tonight, and so would my silent neighbour.

@@@@ Ottokar Finch | 10 | funny
I can't sign anything, I can only turn a wheel. But I'll print this out and leave it where the
director drinks his coffee.

@@@@@ Petra Sandoval | 65 | like
Ladies and gentlemen, the comment section has reached a framework agreement. Cancel the ferry.

@ Rosalind Achterberg | 405
Why is there no photograph of the reservoir? Everybody argues about a lake I have never seen.

@@ Ottokar Finch | 60
It looks like a lake. In the evening it looks like a lake you would forgive. There is a viewing
terrace with a kiosk; the pancakes are overpriced.
`)
