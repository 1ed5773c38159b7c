// Castrel and Lower Dovrin: the people who cross the bridge, and those who have opinions about
// them.

import { script } from './script.ts'

export const bridge = script(`
@ Ines from Castrel | 21 | insightful
I live three streets from the bridge. For those who ask what it is like:

The checkpoint opens at five. The nurses go first, then the school bus, then everybody else. The
queue is about forty minutes now; it was ten in the summer. People are polite. The soldiers on our
side are very young and one of them asked me where to buy gloves. On the other side they wave the
piano tuner through because he does the officers' club.

Nobody here thinks there'll be a war. Everybody here has filled the cellar.

@@ Theo Lindqvist-Marr | 17
Did he find gloves?

@@@ Ines from Castrel | 24 | like
My mother had knitted some for my brother, who is too vain for mittens. So yes.

@@@@ Theo Lindqvist-Marr | 6 | like
Good. That's the news I came for.

@@ Piano tuner, retired | 84 | like
I am that man's teacher. He is not retired, I am. I can report that the upright in the officers'
club has been a quarter-tone flat since the posts were closed, so somebody has been missed.

@@@ Ines from Castrel | 35 | funny
He says that it's your fault for recommending the instrument.

@@@@ Piano tuner, retired | 20 | funny
It was a good instrument when there were inspectors to complain about it.

@@ Jurgen Pask | 133 | angry
Lovely. Meanwhile some of us have lorries. Nine pallets of radiators is an anecdote in the
newspaper; I have fourteen drivers sitting at home.

@@@ Ines from Castrel | 40 | like
Yes. I didn't mean to make it sound cosy, and I'm sorry. My brother-in-law drives for Tarle.

@@@@ Jurgen Pask | 25 | like
Then we probably know each other. Tell him that the car park at the brickworks is letting people
stay for free.

@@@@@ Ines from Castrel | 15 | like
I will. He was paying eighteen crowns a night!

@ Yosip Tarle | 118 | funny
I am the man with the radiators. Thank you for printing what I said. Since the paper came out I
have had four calls from readers, two of whom wish to buy radiators, and one from a ministry, who
did not.

@@ Bram Tolliver | 10 | funny
Which ministry?

@@@ Yosip Tarle | 22 | funny
They asked whether I meant it politically. I said that I meant it thermally.

@@@@ Pilar Quennell | 5 | funny
Put this man on the delegation at once.

@@ Jurgen Pask | 41
If you can get your pallets to the brickworks I can take six of them round by the northern road on
Saturday. It's 310 kilometres but it is open.

@@@ Yosip Tarle | 29 | like
Jurgen, you have my number. The school in Lower Dovrin is the one that is waiting for them.

@@@@ Jurgen Pask | 11 | like
Then I'll take all nine and leave the spare tyre at home.

@@@@@ Marguerite Oyelaran | 38 | like
I came here to argue and I'm going away to find out what a radiator costs. Is there a fund?

@@@@@@ Yosip Tarle | 44 | like
There is not, and there's no need, they're paid for. But you could write to your deputy. Use the
word thermally.

@ Headmistress's sister | 96 | sad
Ruza Belcane is my sister. She won't say it in a newspaper, so I shall: it is fourteen pupils
since last night, not eleven, and one of the teachers lives on your bank and gets up at half past
three.

@@ Corrie Adeyemi | 15 | sad
Is there anything that a class on this side could do? Ours are nine and ten years old, and they ask.

@@@ Headmistress's sister | 33 | like
Letters. Real ones. They can go with the school bus, it's allowed. The children are doing
volcanoes this month and would love to hear about something else, or about volcanoes.

@@@@ Corrie Adeyemi | 12 | like
Twenty-six letters about volcanoes will be at the bridge on Monday.

@@@@@ Headmistress's sister | 5890 | like
They came. Thirty-one of them! One contained a real piece of lava and the young man at the
checkpoint wrote "lava (1)" in his book.

@@@@@@ Ines from Castrel | 22 | like
He told me. It is the best entry they have had all week.

@ Lotte Fairweather | 230 | angry
2,100 people cross that bridge to work and our television has shown it for a total of eleven
seconds. I counted. The rail yard got four minutes.

@@ Sabela Voss | 35 | insightful
Someone should do what Devdan did with the treaty, but for the evening news: seconds of bridge
against seconds of rail yard. Even \`grep -c bridge transcript.txt\` would be a beginning.

@@@ Devdan R. | 62 | like
The transcripts are public. Last seven days, main bulletin: \`troops\` 214, \`lorries\` 61,
\`bridge\` 38, \`nurses\` 2, \`radiators\` 0.

@@@@ Yosip Tarle | 25 | funny
Zero!

@ Oda's Cellar | 262 | funny
The mayor's answer about November should be carved above the town hall door.

@@ Ines from Castrel | 31 | funny
There's already something carved above it: "Wipe your feet". Also hers, in spirit.
`)
