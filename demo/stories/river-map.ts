// The lead figure of the front page: a map of the Teyl drawn as SVG. Its colours and the size of
// its lettering come from map.css. A narrow page shows the middle 516 units, where all lettering
// stands.

const river =
  'M300 -10 C 318 40 352 62 372 104 S 398 176 432 206 S 470 268 462 318 S 486 400 520 450'

/** The upper corners of the diamonds. */
const posts = ['338 42', '374 100', '402 166', '462 244', '464 328', '492 400']

const marks = posts.map((corner) => `<path class="post" d="M${corner} l8 8 -8 8 -8 -8z"/>`)

export const riverMap = `
<figure class="lead">
<svg class="map" viewBox="0 0 800 430" preserveAspectRatio="xMidYMid slice" role="img"
  aria-labelledby="map-title map-text">
<title id="map-title">Map of the Teyl between Korrin and Orvany</title>
<desc id="map-text">The river runs from the Sarn dam in the north to the south-east. Korrin lies on
its west bank with the town of Castrel and 4,800 soldiers of the exercise Steady Lantern. Orvany
lies on the east bank with the rail yard at Dovrin and between 6,500 and 11,000 soldiers. Six observation
posts stand along the river.</desc>
<rect class="west" width="800" height="430"/>
<path class="east" d="${river} L 800 450 L 800 -10 Z"/>
<path class="zone" d="${river}" transform="translate(-165 0)"/>
<path class="zone" d="${river}" transform="translate(165 0)"/>
<path class="lake" d="M262 -10 C 268 18 290 36 312 34 C 330 30 332 8 330 -10 Z"/>
<path class="river" d="${river}"/>
<path class="dam" d="M300 44 L 344 26"/>
<path class="road" d="M-10 262 C 150 250 250 230 350 224 L 420 214
  L 446 206 L 520 190 C 600 176 700 176 810 150"/>
<path class="rail" d="M544 186 C 610 222 690 236 810 330"/>
${marks.join('\n')}
<circle class="town" cx="408" cy="216" r="7"/>
<circle class="town" cx="544" cy="186" r="7"/>
<g class="force"><rect x="330" y="292" width="26" height="17"/><rect x="364" y="292" width="26"
height="17"/></g>
<g class="force other"><rect x="506" y="262" width="26" height="17"/><rect x="540" y="262"
  width="26" height="17"/><rect x="574" y="262" width="26" height="17"/></g>
<g><text class="country" x="164" y="112">Korrin</text>
<text class="place" x="390" y="203" text-anchor="end">Castrel</text>
<text class="amount" x="330" y="334">4,800</text></g>
<g class="abroad"><text class="country" x="648" y="112" text-anchor="end">Orvany</text>
<text class="place" x="360" y="36">Sarn dam</text>
<text class="place" x="538" y="213" text-anchor="end">Dovrin</text>
<text class="amount" x="506" y="304">6,500–11,000</text>
<text class="water" x="502" y="382">Teyl</text></g>
</svg>
<figcaption>The Teyl above and below Castrel. Diamonds are the six joint observation posts, which
Orvany left in April 2025; the broken lines run 30 kilometres from the river, where the treaty asks
for notice. Soldiers as given by the Compact (west) and by Orvany and the Compact (east).
<span class="credit">Schematic. Graphic: The Maren Courier</span></figcaption>
</figure>`
