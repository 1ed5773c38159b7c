// Readers who write in their own languages and scripts, some of them from right to left, and the
// answers they get.

import { script } from './script.ts'

export const inOtherWords = script(`
@ Оксана Левчук | 39 | insightful
Найголовніше в статті — не бригади, а дві тисячі людей, які щодня йдуть через міст на роботу. Про
них на переговорах згадають останніми, хоча саме вони й тримають цей кордон живим.

@@ Kateryna Bilyk | 21 | like
Так. І саме тому я б посадила за стіл медсестру з Кастрела: вона знає про цей міст більше, ніж
обидві делегації разом.

@@@ Оксана Левчук | 12 | like
Підтримую. І настроювача піаніно 🙂

@ Νίκος Παπαδάκης | 77 | insightful
«Δύο οδηγοί με σβηστά φώτα» — η καλύτερη περιγραφή που διάβασα φέτος. Μόνο που στο πίσω κάθισμα
καθόμαστε εμείς, και κανείς δεν μας ρώτησε αν βιαζόμαστε.

@@ Δέσποινα | 26 | funny
Εγώ πάντως ρωτάω εδώ και ώρα «φτάσαμε;» και δεν απαντάει κανείς.

@@@ Νίκος Παπαδάκης | 9 | funny
Απαντάνε. Λένε «σε δεκαεννέα μήνες».

@ 秋山 健 | 102 | insightful
毎秒210立方メートルと160立方メートルのあいだには、必ず妥協点があるはずです。問題は数字そのものではなく、誰が測り、誰がその数字を信じるかだと思います。

@@ 美咲 | 33 | like
同感です。共同の観測所が六か所ともまだ動いていれば、こんな議論にはならなかったでしょうね。

@@@ 秋山 健 | 18 | like
ええ。計器は政治家より安いですから。

@@ Ferdinand Lask | 95 | insightful
If I read this rightly through the machine: the numbers can be bridged, what is missing is a gauge
that both sides believe. That is the whole dispute in two lines.

@ ياسمين حداد | 89 | insightful
أخطر ما في المقال أن الطرفين لا يختلفان على الوقائع، بل على من بدأ أولاً. من يعيش قرب النهر يعرف
أن الماء لا ينتظر المحاضر الرسمية.

@@ سليم | 24 | like
كلام جميل، لكن الماء لا يوقّع المعاهدات أيضاً. نحتاج إلى رقم واحد مكتوب: كم متراً مكعباً في
الثانية، ومن يراقبه؟

@@@ ياسمين حداد | 17 | like
المادة 17 تطلب إشعاراً قبل **14 يوماً**، والبروتوكول فيه جدول شهري كامل. الأرقام موجودة، والناقص
هو الثقة.

@@@@ سليم | 11 | like
إذن فليبدأوا بالجدول، فهو لا يغضب ولا يتعب.

@ נועה ברק | 124 | insightful
שמונה־עשר אחוז פחות מים זה לא ויכוח משפטי, זה יבול שלא צמח. הייתי רוצה לשמוע בשיחות חקלאי אחד מכל
גדה, עשר דקות לכל אחד, בלי תרגום דיפלומטי.

@@ איתי | 37 | funny
עשר דקות? סבא שלי היה צריך חצי שעה רק כדי להסביר מה לא בסדר במשאבה.

@@@ נועה ברק | 14 | funny
אז שיביאו גם את המשאבה.

@ آرش | 143 | like
پلی که فقط برای کامیون‌ها بسته است هنوز پل است. تا وقتی معلم‌ها و پرستارها هر روز از آن رد
می‌شوند، امید هست.

@@ Ines from Castrel | 66 | like
A neighbour read this to me, and I've promised to read it to the five o'clock queue. ممنون 🌉

@ अनिल मेहरा | 109 | insightful
पानी का झगड़ा हमेशा सेना तक क्यों पहुँच जाता है? पहले इंजीनियरों को एक मेज़ पर बिठाइए, जनरलों को
बाद में। मापने वाला यंत्र किसी का पक्ष नहीं लेता।

@@ सुधा | 45 | like
बिल्कुल सही। और मेज़ नदी के किनारे हो, ताकि सबको याद रहे कि बात किसकी हो रही है।

@ 周明 | 131 | insightful
文章里最有意思的数字不是一万一千名士兵，而是三天里打给市政厅的三百个电话。老百姓总是比外交官更早知道局势紧张。

@@ 林晓 | 28 | funny
市长的回答也最有意思：“填满地窖，因为现在是十一月。”这才是政治家。

@ 박서연 | 167 | like
어민 열네 명부터 풀어 주는 것이 맞습니다. 양쪽이 똑같은 실수를 했으니 같은 날, 같은 시각에 풀어 주면 됩니다. 그것만으로도 회담은 성공입니다.

@@ ~1 | 190 | sad
I had this translated. Thank you. The same day and the same hour is what my sister prays for.

@ Nguyễn Thu Hà | 184 | like
Tôi thích nhất câu của ông bán lò sưởi. Mọi tuyên bố đều nói về an ninh, còn mùa đông thì không ai
nhắc tới.

@ Élodie Marchandin | 148 | like
« Une porte à laquelle personne ne peut frapper est un mur. » Voilà une Première ministre qui sait
répondre. Dommage qu'elle ait bâti le barrage avant la porte.

@ Jörg Hasenbühl | 206
Heißt das nun, dass *beide* Seiten gegen Artikel 17 verstoßen haben und deshalb keiner darüber
reden will?

@@ Tamsin Oakes | 42 | like
Kurz gesagt: ja. Lang gesagt: siehe weiter oben, Punkt drei.
`)
