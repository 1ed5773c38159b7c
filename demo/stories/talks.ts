// The lead story, on path `/`: the alliance, its neighbour and the river between them. The comments
// in ../voices refer to the names and figures given here.

import { riverMap } from './river-map.ts'

export const talks = `
${riverMap}
<p>The nine states of the Littoral Compact said on Wednesday night that they would sit down with
Orvany next week for the first time in 19 months, hours after both sides confirmed that they had
sent fresh troops to the river that divides them.</p>
<p>The talks will open on Thursday 19 November in Lindesby, a spa town on the neutral Tarn Islands,
and are planned to last three days. The Compact will be led by its envoy, Ruben Astarly, a former
judge; Orvany by its deputy foreign minister, Mirela Kostrane. Neither has set a condition in
public. Both have named a worry.</p>
<p>“We are going to Lindesby because silence has become the most dangerous thing on the river,” Mr
Astarly told reporters in Maren. Ms Kostrane, speaking in Tessary, the Orvan capital, said she would
come “with water in one hand and security in the other. Anyone who wants to discuss one without the
other should save the ferry fare.”</p>
<h2>What has moved</h2>
<p>Orvany says it has brought 6,500 soldiers to the east bank of the Teyl since 29 October. The
Compact puts the number at 11,000, and says the difference is made up of reservists and of engineers
with bridging equipment, whom Tessary does not count as combat troops.</p>
<p>The Compact, for its part, has brought forward an exercise called Steady Lantern. It had been
planned for the spring; since last week it has put 4,800 soldiers from Korrin and Halvmark on the
west bank, where they are to stay until 28 November.</p>
<p>Pictures published on Monday by the Maren Land Survey Institute show about 140 vehicles in the
rail yard at Dovrin on 6 November, against 35 on 24 October. The institute, which takes no
government money, said it had counted lorries and could not tell what was in them.</p>
<p>Under Article 17 of the Teyl River Treaty of 1994, one of 41, either side must give 14 days’
notice before it moves more than 3,000 soldiers within 30 kilometres of the river. Neither did.
Orvany stopped applying the article in April last year. The Compact’s lawyers argue that no notice
is owed to a party that has stopped reading it.</p>
<p>“You might call that a legal position,” said Dr Linnea Osterby, who teaches border law at the
University of Maren. “You might also call it two drivers who have each switched off their headlights
because the other one did.”</p>
<blockquote class="pull"><p>You might call that a legal position. You might also call it two drivers
who have each switched off their headlights.</p><footer>Dr Linnea Osterby, University of
Maren</footer></blockquote>
<h2>The water behind the soldiers</h2>
<p>The quarrel began with a dam. In February 2025 Korrin, the easternmost of the nine, started to
fill the Sarn reservoir on the upper river. In April Orvany withdrew its inspectors from the six
joint observation posts. By July the joint river commission, which still meets, measured the flow at
Castrel at 18 per cent below its ten-year average.</p>
<p>Orvan farmers lost a third of that year’s maize, by their ministry’s count. Korrin answers that
the summer was dry on both banks and puts the dam’s share at 7 of the 18 points. The commission’s
own hydrologists have never published a division of the blame; their last report calls one
“technically possible and at present inadvisable”.</p>
<p>Since then trade across the river has fallen from 3.4 billion crowns in 2024 to 1.9 billion in
the twelve months to September. Fourteen fishermen, nine of them held by Orvany and five by Korrin,
have been in custody since August, each accused of having drifted over a line that runs down the
middle of moving water.</p>
<p>Mr Astarly’s mandate is narrow. On Tuesday Korrin’s parliament agreed by 61 votes to 58 to let
him discuss releases from Sarn, provided that any figure comes back to it for a vote. “We have been
asked to lend out the key to our own front door,” said Brannic Sole, who leads the opposition there.
The prime minister, Adela Rusk, replied that a door at which nobody may knock is a wall.</p>
<h2>A bridge without lorries</h2>
<p>In Castrel, a town of 23,000 on the west bank, the argument is about the bridge. It has been
closed to lorries since Sunday. Cars and pedestrians still cross, past a checkpoint that has grown
from one hut to four. About 2,100 people do so every working day: nurses, welders, teachers, a
tuner of pianos.</p>
<p>The mayor, Oda Fennimar, said the town hall had taken some 300 calls in three days from people
asking whether they should fill their cellars. “I tell them to fill the cellar because it is
November,” she said.</p>
<p>Yosip Tarle, who sells heating parts on both banks, had nine pallets of radiators standing in a
lorry park at the wrong end of the bridge. “I have read all the statements,” he said. “Not one of
them mentions radiators.”</p>
<p>Across the water, in the village of Lower Dovrin, the headmistress, Ruza Belcane, said eleven of
her forty pupils had been sent to relatives inland. “Nobody told the parents to do it,” she said by
telephone. “They looked at the rail yard and did it.”</p>
<h2>What would count as success</h2>
<p>Expectations are low and differ by subject. Sevda Marn, an economist at the Tessary Institute for
Trade, said a return to advance notice could be agreed “before the coffee is cold, because both
armies want it”. Water will take longer. Orvany asks for a guaranteed summer flow at Castrel of 210
cubic metres a second. Korrin has spoken of 160.</p>
<p>Joram Pell, a retired Compact colonel who ran one of the observation posts from 2011 to 2014, is
less hopeful. “Talks under a build-up are either a way out or a way to pass the time until the river
freezes,” he said. “You will know which by the engineers. Watch the bridging units, not the
podium.” The Teyl at Castrel usually freezes in the second half of January.</p>
<p>In a survey of 4,200 people in the nine states last month, 54 per cent were for talks even
without a withdrawal first, 31 per cent were against and 15 per cent did not know. Korrin, which has
the dam, the exercise and most of the bank, was the exception: 44 per cent for, 49 against.</p>
<p>The delegations are expected by ferry on Wednesday. Two officials, one from each side, said the
first session would be given to the fishermen. It is, one of them explained, the only item on the
list on which both governments have made exactly the same mistake.</p>
<p class="amended">This article was amended on 12 November at 09.15. The Teyl River Treaty has 41
articles. An earlier version said 43, which counts its two protocols as well.</p>
`
