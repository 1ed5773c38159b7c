// Readers who say one thing and leave. Nobody answers them, which is how most comments fare.

import { script } from './script.ts'

export const passersBy = script(`
@ Perpetua Lunn | 9
Finally.

@ ~7 | 13
🕊️

@ Gareth Oswin | 46 | funny
My grandfather was a customs officer on that bridge and his entire memoir is one sentence: "It
rained, and everyone had cheese." I wish both delegations a week like that.

@ Amaranta Fells | 58
Is there a map with the northern road on it? The one at the top stops just where my family's
village begins.

@ Stellan Vry | 101 | angry
"Both sides", "each side", "neither side". I pay for a newspaper so that it tells me which side.

@ Noor Halloway | 137 | like
Thank you for the sentence about the pupils. Everything else in the paper today was about vehicles.

@ Basil Ostrander | 176 | insightful
One thing that's missing from the story is insurance. Since 1 November no underwriter in Maren
will cover goods within ten kilometres of the Teyl, which closed that bridge to lorries a week
before any soldier did. See the notice at https://example.net/underwriters/notices/teyl-november.

@ Quill & Daughter, booksellers | 222 | funny
We've sold eleven copies of *The Millers' Peace* since breakfast, which is ten more than in its
first year. If the author reads this: we have run out, and we are sorry about the window display
in 1999.

@ Leopold Strand | 275 | insightful
I taught history in Castrel for thirty-four years, on the street that now has the four huts on it.
My pupils used to ask why the river is the border when nobody ever won it. Here is the answer that
I gave them, for what it's worth this week.

The Teyl wasn't chosen. In 1871 two tired commissions had agreed on everything except for a
forest, and it was December, and the only line that both maps had in common was the river. So they
signed the river. It was meant to be provisional. Article 9 of that agreement says, in full:
"until the spring".

Since then there have been, by my count, five occasions when soldiers stood on both banks at once:

1. **1889**, over a mill race. Eleven days. Ended because the pay did not arrive on either side.
2. **1912**, over the railway. Six weeks. Ended with the bridge, which is why the bridge exists.
3. **1938**, over refugees. Nobody is proud of that one, and it is the one with the fewest pages
   in our schoolbook and, as I found out when the posts were open, in theirs.
4. **1973**, over a radio mast. Three days. Ended when the mast fell over.
5. **1993**, over the navigation marks. Four months. Ended with the treaty that everyone has been
   counting today.

What do they have in common? In none of the five did the side that moved first get what it had
moved for. In four of them the solution had been proposed in writing *before* the soldiers came. I
used to let the class guess which of the five was the exception. They always said the railway. It
was the mast.

So I'm neither hopeful nor without hope. I should just like somebody in Lindesby to ask, at the
very beginning, which piece of paper is already lying in which drawer. From what I read further
up, there are at least two.

@ Tuuli Marsk | 318
Comparing a dam with a brigade is like comparing a mortgage with a burglary. You may dislike both,
but only one of them was in the land register.

@ ~8 | 366 | sad
We filled our cellar as well. My daughter asked whether it was for a party.

@ Hob Winterley | 480
Reading this a second time, I notice that the only people in the story who *do* anything are a
mayor, a seller of radiators and a headmistress. Everybody else "says", "argues", "answers" and
"puts the number at".

@ Zdenka Amory | 1510
Good morning. I slept on it and I am still for the talks, but less loudly.

@ Crispin Dale | 5400 | like
I've been reading this paper since I was nine, and the comments since they were letters. Keep this
one open, please.
`)
