// The evening and the days after: longer thoughts, tired ones, news from the bank, and thanks.

import { script } from './script.ts'

export const daysLater = script(`
@ Emeric Solange | 540 | insightful
I was an interpreter at the talks of 2009 and 2017. Nobody has asked me, but since so many people
here wonder what actually *happens* in such a room, this is what I can tell without breaking a
promise.

The first day is for the flags. Somebody finds that one of them is two centimetres shorter, and an
hour goes by. This isn't vanity. It is how people who are afraid find out whether the other side
will be petty.

The second day is for the word. There is always one. In 2009 it was *restore*, because in one
language it means "give back" and in the other "repair". In 2017 it was *pilot*. I would bet my
pension that next week's is **guarantee**: on one bank that is a promise, and on the other it's a
deposit that you lose.

The third day is for the corridor. What is signed gets written between the cloakroom and the
coffee, on the back of something. I own the back of something. It says:

> 1. boats
> 2. then the rest
> 3. nobody says who proposed it

So if they fail next week, don't look at the communiqué. Look at whether they ever made it to the
corridor.

@@ Nadia Ferreiro | 25 | insightful
Please may a newspaper publish this as an article? *guarantee* has three columns in my glossary
already.

@@@ Emeric Solange | 40 | like
Three? I have only two. What is the third?

@@@@ Nadia Ferreiro | 16 | insightful
In the customs union's English it's a kind of stamp.

@@@@@ Emeric Solange | 7 | funny
Then we shall need a fourth day.

@ Rosalind Achterberg | 610 | angry
I've read all of this and I'm *more* confused than I was at breakfast. Who is right?

@@ Wilhelmina Aske | 14 | insightful
About the number of articles: the surveyor. About the flow: both drawers. About the soup: opinions
differ. About the rest, I think that's what Thursday is for.

@ ~6 | 655
is <b>bold</b> not allowed here

@@ Devdan R. | 6 | like
Not as HTML. Two asterisks on each side: \`**bold**\` becomes **bold**.

@@@ ~6 | 4 | funny
**THANK YOU**

@@@@ Devdan R. | 3 | funny
I have created a monster.

@ Felix Amadi-Stone | 702 | angry
Tired of this. Every four years the same river, the same colonel, the same cellar. I am
twenty-six. I have lived through three "last chances".

@@ Old Surveyor | 31 | insightful
I'm seventy-eight and have lived through nine. It is a bad word for it. They were all just
chances, and the ones that were taken are the years you do not remember.

@@@ Felix Amadi-Stone | 18 | like
I did not expect to be answered. That is a good way to look at it. I'm still tired.

@@@@ Old Surveyor | 12 | like
So am I. Good night, young man.

@ Dr Priya Venn | 845 | insightful
On the survey, because the headline figure has been waved about all day. 4,200 people in nine
states sounds like a lot, but it's about 460 in each, so for **Korrin alone** the margin is
roughly plus or minus 4.5 points. "44 for, 49 against" is therefore very nearly "we don't know".
The 54 per cent for all nine is solid, within a point and a half.

The question was printed too, at <https://example.net/nine-states-survey/october>, and it reads
"even if the other side does not withdraw first". Nobody was asked what they would think if
*neither* withdrew.

@@ Viktor Amsel | 66
I used the 49. Noted. How many would you need for a proper answer in Korrin?

@@@ Dr Priya Venn | 28 | insightful
About 1,500 for two and a half points. It's not even expensive: less than one day of the exercise.

@@@@ Joachim Peel | 110 | angry
Everything in this comment section is less than one day of the exercise.

@ Captain of a small ferry | 1010 | like
We carry the delegations on Wednesday. Theirs joins at the east pier at 14.10, ours at 15.30.
There's one saloon. I have put the good biscuits in the middle.

@@ Petra Sandoval | 17 | funny
This is what power looks like.

@@ Sabela Voss | 45
Is the crossing long enough for a conversation?

@@@ Captain of a small ferry | 52 | funny
Four hours and twenty minutes. Five, if somebody slows down.

@@@@ Bram Tolliver | 10 | insightful
Captain, the entire comment section is begging you to slow down.

@@@@@ Captain of a small ferry | 35 | funny
There may be some fog.

@ Ines from Castrel | 1530 | like
News from the queue: since this morning there's a fifth hut, and it sells tea. It belongs to
nobody. One woman from each bank runs it and the soldiers carry the water. The piano tuner has
written the price list.

@@ Mette Kjaran | 26 | like
And the flour?

@@@ Ines from Castrel | 15 | like
Down two crowns. I checked for you.

@@@@ Mette Kjaran | 6 | like
Then I will sleep.

@@ Konrad Ibsley | 48 | like
And Protocol?

@@@ Ines from Castrel | 19 | like
He has moved in with the tea. Here is the promised photograph:
<https://example.org/castrel/annex-also-known-as-protocol.jpg>

@@@@ Radu from Tessary | 88 | like
He's got old. So have we. Thank you.

@ Grethe Moland | 2140 | angry
I see that the ministry now says 11,400. Without a word as to how. I am not on any side in this, I
only want to be able to **add**.

@@ Edmund Vesk | 30 | insightful
The extra 400 are railway guards at Dovrin who were counted in the October statement and left out
of Wednesday's. I asked, and got an answer within the hour, from a person, with a table.

@@@ Grethe Moland | 12 | like
You asked and they *answered*?

@@@@ Edmund Vesk | 7 | funny
I said that I was from the comments.

@ Lucian Ferro | 4330
Three days on and this is still the only place where I read people from both banks in the same
column. Thanks to whoever keeps it tidy.

@@ Hanne Averill | 180 | like
That is two colleagues and the readers themselves. I am in Lindesby until Saturday. If there is
something you want asked, write it here and I shall take the list along.

@@@ Gisela Thornquist | 40 | insightful
Ask whether the guarantee will be written in days or in averages. Only that.

@@@ ~1 | 130 | sad
Ask if the letters arrive.

@@@@ Hanne Averill | 90 | like
I will ask that one first.

@@@ Jurgen Pask | 320 | like
Ask nothing from me, but write that all nine pallets arrived. The school is at 19 degrees.

@@@@ Yosip Tarle | 25 | funny
THERMALLY!

@@@@@ ~6 | 44 | funny
**THERMALLY**
`)
