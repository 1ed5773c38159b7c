// The treaty of 1994: how many articles it has, what the seventeenth asks, and whether silence
// counts as notice. Here somebody posts a script and the paper's own reporter answers.

import { script } from './script.ts'

export const treaty = script(`
@ Old Surveyor | 74 | insightful
A correction, with love. You write that the treaty has 43 articles. It has 41. I was on the
drafting staff and carried the thing between two hotels for eleven days.

43 is what you get when you count the two protocols (navigation marks, and the compensation of
millers), which were signed the same afternoon but are separate instruments.

@@ Nadia Ferreiro | 18
Does it matter?

@@@ Old Surveyor | 11 | insightful
For the talks, no. For the lawyers, yes: an argument over whether the protocols can be suspended
*separately* is coming as sure as frost.

@@ Devdan R. | 33 | funny
I did not believe anybody, so I counted. The full text is on the commission's site, and this is
all it takes:

\`\`\`python
import re
from pathlib import Path

text = Path("teyl-river-treaty-1994.txt").read_text(encoding="utf-8")
treaty, *protocols = re.split(r"^PROTOCOL [IVX]+$", text, flags=re.MULTILINE)
articles = re.findall(r"^Article (\\d+)$", treaty, flags=re.MULTILINE)

assert articles == [str(n) for n in range(1, len(articles) + 1)]
print(len(articles), "articles and", len(protocols), "protocols")
\`\`\`

It prints \`41 articles and 2 protocols\`. The surveyor wins.

@@@ Pilar Quennell | 12 | funny
This is the first time anyone has run a test suite against a border.

@@@ Tamsin Oakes | 40
Your \`assert\` is the best part. It would have caught the 1997 printing, which has two Article 29s.

@@@@ Devdan R. | 9
Wait, really? Which one is in force?

@@@@@ Tamsin Oakes | 14 | funny
Both. Nobody has ever dared to ask.

@@@ Old Surveyor | 58 | like
I carried that text in a suitcase with a broken lock, and now a stranger has checked the numbering
in four lines. I do not know whether to be proud or to lie down.

@@@@ Devdan R. | 21
Be proud, please. It passed.

@@ Hanne Averill | 79 | like
You are right, and thank you. The figure came from an index that counts the protocols. I have
amended the article and noted the change at its foot.

If the suitcase still exists, I would like to write about it.

@@@ Old Surveyor | 26 | like
It exists. It holds Christmas lights. You have my address.

@@@@ Bram Tolliver | 31 | funny
I have been reading comment sections for twenty years and this is the first one that ended in an
interview.

@@@ Dunstan Greel | 15
A newspaper that says "you are right" to a reader. I may have to stop complaining about the
crossword.

@ Tamsin Oakes | 83 | insightful
People are reading Article 17 as if it said "tell them before you move". It says rather more, and
the differences matter next week:

1. The threshold is 3,000 soldiers **in any period of thirty days**, so five trains of 900 count.
2. The 30 kilometres are measured from the middle of the main channel, which has moved since 1994.
3. Notice goes to the *commission*, not to the other army. The commission still meets. Anyone who
   says there was "nobody to tell" has not tried the door.

I teach this for a living and would fail a student who left out number three.

@@ Lucian Ferro | 19
Number three is astonishing if true. So both sides could have notified the same office, in the same
building, and chose not to?

@@@ Tamsin Oakes | 13 | insightful
Same building, same letterbox, same lady who opens the post. Her name is on the commission's web
page: <https://example.net/river-commission/contact>.

@@@@ Petra Sandoval | 8 | funny
Send *her* to Lindesby.

@@ Viktor Amsel | 55 | angry
With respect, professor, this is what law teachers always do. Orvany tore the page out in April last
year. You can't hold one party to a page and not the other.

@@@ Tamsin Oakes | 24 | insightful
It did not tear it out. It *suspended* Article 17 under Article 38, which allows that for twelve
months. Those ended in April this year and nobody has renewed anything. On a strict reading Orvany
has been bound again for seven months, and so has the Compact.

@@@@ Viktor Amsel | 17
So both are in breach.

@@@@@ Tamsin Oakes | 4 | funny
Finally, a joint position.

@@@@@@ Viktor Amsel | 9 | like
I walked into that. Take your like.

@ Sanna Pryde | 96
Can someone explain to me like I am twelve why the Compact did not just give notice anyway? It
costs a stamp.

@@ Edmund Vesk | 14
Because giving notice under an article says that you still consider the article alive. Then you must
do the rest of it too, and the rest includes letting inspectors watch Steady Lantern.

@@@ Sanna Pryde | 6
And we don't want to be watched?

@@@@ Edmund Vesk | 11 | insightful
Nobody wants to be watched alone. It is really just that.

@@@@@ Sanna Pryde | 8 | funny
I have two children and you have described bath time.

@ Aoife Brannock | 128
> two drivers who have each switched off their headlights because the other one did

I drive nights for a living. The thing about that situation is that **you** can always switch yours
back on. It doesn't need a conference. It does not even slow you down.

@@ Grethe Moland | 39
It does if somebody shoots at headlights.

@@@ Aoife Brannock | 15 | sad
Nobody is shooting. That is the point of doing it now.

@@ Linnea's Student | 66 | like
She used that line in a lecture in September. There was a longer version with a cyclist in it.

@@@ Caspar Dunmore | 10 | funny
We are the cyclist, aren't we.

@@@@ Linnea's Student | 4 | funny
We are the cyclist.

@ Tobias Wrenfield | 301
A small point of order on "neutral Tarn Islands": they are neutral in defence and members of the
customs union. Orvany knows that and accepted the venue anyway. I read it as the only friendly
gesture of the whole week.
`)
