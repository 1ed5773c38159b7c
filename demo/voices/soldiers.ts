// The quarrel over who moved first and how many: the longest chain of the conversation, and the
// most heated one.

import { script } from './script.ts'

export const soldiers = script(`
@ Konrad Ibsley | 17 | angry
Let us not pretend that this is symmetrical. Orvany put bridging equipment on the bank. You do not
bring a bridge to a river you have no intention of crossing.

@@ Radu from Tessary | 26 | insightful
Greetings from the wrong bank. We have bridged that river every spring since I was a boy, because
the ice takes the pontoon at Lower Dovrin and the tractors have to get across somehow. The unit
that does it is an army engineer battalion. It has been the same one for thirty years.

I don't say this is why they are there now. I say that "a bridge means invasion" is something you
can only believe if you have never had a field on an island.

@@@ Konrad Ibsley | 13
It is November. The ice is two months away. What are the tractors doing in November?

@@@@ Radu from Tessary | 19
Beets.

@@@@@ Konrad Ibsley | 4 | funny
You have an answer for everything.

@@@@@@ Radu from Tessary | 7 | insightful
No. I have no answer for the 140 lorries. I drove past that yard and was told to keep driving. You
asked about tractors, so you got beets.

@@@@@@@ Konrad Ibsley | 22 | insightful
All right. That is the first thing anyone on either bank has said today against the interest of his
own government. Let me return it: I did my service at Post 4, and in two winters we never once
reported our own movements in time. We thought it was funny.

@@@@@@@@ Radu from Tessary | 15 | insightful
Then we have met, in a way. I delivered diesel to Post 4 from our side until April last year. There
was a dog.

@@@@@@@@@ Konrad Ibsley | 6 | like
Brown, one ear. We called him Protocol.

@@@@@@@@@@ Radu from Tessary | 9 | funny
We called him **Annex**. He ate on both sides.

@@@@@@@@@ Mette Kjaran | 70 | sad
I am reading this on the bus and people are looking at me. Does anyone know what became of the dog?

@@@@@@@@@@ Ines from Castrel | 44 | like
He lives behind the customs hut. Fat as a bishop. I'll bring you a photograph. 🐕

@@ Ulrike Stenn | 41 | angry
"Not symmetrical" is what the side says that has the better photographs.

@@@ Konrad Ibsley | 12
The photographs were taken by people who take no government money from anyone. It says so in the
text.

@@@@ Ulrike Stenn | 9
And which bank did they point the satellite at?

@@@@@ Sabela Voss | 21 | insightful
Both. The west bank pictures are on page 6 of the same note: 61 lorries and a field kitchen at the
Steady Lantern camp. Nobody quotes page 6.

@@@@@@ Ulrike Stenn | 7
Then I would like to know *why* nobody quotes page 6.

@ Edmund Vesk | 36 | insightful
About the difference between 6,500 and 11,000, since everyone shouts and nobody adds up. From the
two statements, as published:

- Orvany counts **combat troops** only: 6,500
- the Compact adds reservists called up since 29 October: about 2,700
- and engineers, drivers, cooks, medics: about 1,800

That makes 11,000. Nobody is lying. They are answering different questions, on purpose.

@@ Anselm Rook | 9 | insightful
This should be in the article.

@@ Nadia Ferreiro | 160
Where did you get the 2,700? I find 2,400 in the Compact's statement.

@@@ Edmund Vesk | 31 | like
You're right, 2,400 reservists. Then the rest is 2,100 and the sum holds. ~~2,700~~ and ~~1,800~~
were from the evening version. Thank you.

@@@@ Nadia Ferreiro | 5 | like
A person who strikes out his own numbers. I'm framing this.

@ ~2 | 48
My son is in Steady Lantern. He says that it's mostly mud and that the soup is good. I am telling
you this because nobody else seems to be writing about mud.

@@ Corrie Adeyemi | 20 | like
I hope the soup stays the most important thing about it. Truly.

@@ Halvard Quist | 35 | like
Former army cook here. If the soup is good, the officers are sane. It is the only intelligence
report I have ever trusted.

@@@ ~2 | 12 | like
I will tell him that tonight. He will tell the cook. Thank you.

@@ Radu from Tessary | 210 | like
Mine is on the other side of the same mud. He says the soup is terrible. Tell yours to send the
recipe over with the delegation.

@@@ ~2 | 95 | sad
I had to go and stand in the garden for a moment after reading that. It is barley, leeks, a smoked
bone and more pepper than you think. Tell yours to keep his feet dry.

@@@@ Radu from Tessary | 41 | like
I have copied it out by hand and I'm posting it today. His name is Ilie.

@@@@@ ~2 | 14 | sad
Mine is Jonas.

@ Viktor Amsel | 57 | angry
Every time we talk under pressure we teach them that pressure works. In 2009 it was the millers, in
2017 the navigation marks, now it is the water. First they go home. *Then* we talk.

@@ Ruprecht Iles | 14
In 2009 and in 2017 we talked, and then there was no war in 2010 or in 2018. I fail to see what was
taught wrong.

@@@ Viktor Amsel | 10
That they can do it again!

@@@@ Ruprecht Iles | 5 | insightful
Yes, talk again. How dreadful.

@@@@@ Viktor Amsel | 19 | angry
You can make anything look silly by shortening it. 2017 cost us the east channel. People in Upper
Teyl still pay a pilot to reach their own harbour. That is what "talking" did.

@@@@@@ Ruprecht Iles | 27
That I did not know, and I should have. What does a pilot cost?

@@@@@@@ Viktor Amsel | 13
340 crowns each way. My cousin has eleven trips a month.

@@@@@@@@ Ruprecht Iles | 16 | like
Then your cousin belongs on the delegation's list too, and I take back the "how dreadful".

@@ Corrie Adeyemi | 44 | insightful
"First they go home" has been the Compact's position for nineteen months. In that time the number on
the bank went from zero to eleven thousand. At some stage one has to mark the position's homework.

@@@ Viktor Amsel | 20
Or one has to have held it properly. Trade fell, the bridge stayed open, Korrin filled its dam. That
is not firmness, that is sulking.

@@@@ Corrie Adeyemi | 9 | funny
Well, there we agree completely, which neither of us expected when we got up.

@ Yaw Brightwater | 214
Does anyone else find it odd that Halvmark sends soldiers to this? We're six hundred kilometres from
the Teyl. I only know it from the crossword ("river, four letters").

@@ Old Surveyor | 30 | funny
"Cold border water (4)". I set that one in 1988.

@@@ Yaw Brightwater | 11 | funny
You are everywhere in this comment section and I have stopped being surprised.
`)
