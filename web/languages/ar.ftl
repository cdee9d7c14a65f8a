# واجهة Dateline بالعربية. المصدر: en.ftl.

### Everywhere

comma = { "، " }
and = { $one } و{ $other }
skip = انتقل إلى المحتوى
languages = اللغات
nav-live = مباشر
nav-questions = الأسئلة
nav-tallies = الحصائل
nav-map = الخريطة
nav-digest = الموجز
nav-sources = المصادر
nav-about = كيف تقرأ هذا
search = بحث
search-in = البحث في { $title }
foot = الكلمات المسطَّرة منسوبة إلى متحدث، والخط الأثقل يدل على ادعاء يمكن التحقق منه. تعرض Dateline من يقول ماذا، ولا تحكم من هو المحق.
parties = الأطراف
others = آخرون
no-side = بلا طرف
nobody-named = لم يُسمَّ أحد
someone-unnamed = شخص لم يُسمَّ
times-are = الأوقات بتوقيت { $zone } ({ $name })
order = الترتيب
newest-first = الأحدث أولًا
show = اعرض
show-all = اعرض الكل
days = الأيام
more = { $n ->
    [zero] { $n } غيرها
    [one] واحد غيرها
    [two] اثنان غيرها
    [few] { $n } غيرها
    [many] { $n } غيرها
   *[other] { $n } غيرها
}
posts = { $n ->
    [zero] لا منشورات
    [one] منشور واحد
    [two] منشوران
    [few] { $n } منشورات
    [many] { $n } منشورًا
   *[other] { $n } منشور
}
claims = { $n ->
    [zero] لا ادعاءات
    [one] ادعاء واحد
    [two] ادعاءان
    [few] { $n } ادعاءات
    [many] { $n } ادعاءً
   *[other] { $n } ادعاء
}
quoted = «{ $words }»

### Dates

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
month-alone-1 = { month-1 }
month-alone-2 = { month-2 }
month-alone-3 = { month-3 }
month-alone-4 = { month-4 }
month-alone-5 = { month-5 }
month-alone-6 = { month-6 }
month-alone-7 = { month-7 }
month-alone-8 = { month-8 }
month-alone-9 = { month-9 }
month-alone-10 = { month-10 }
month-alone-11 = { month-11 }
month-alone-12 = { month-12 }
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
date-short = { $day } { $month }
date-weekday = { $weekday }، { $day } { $month }
date-long = { $weekday }، { $day } { $month } { $year }
date-month = { $month } { $year }
day-number = اليوم { $n }
clock-hour = الساعة { $hour }
minutes = { $n } د
hours = { $n } س
kilometres = { $number } كم

### How a time is known

time-known-to-day = { $date }، معروف باليوم فقط
time-first-seen = أول ظهور
time-first-seen-how = استُرجع حينها أول مرة؛ الصفحة لا تذكر وقتًا
time-first-seen-reason = لا تذكر الصفحة وقتًا لهذا المنشور. المعروض هو وقت استرجاعه أول مرة.
time-page-says = تقول الصفحة «{ $text }»
time-as-page-says = كما تقول الصفحة
time-worked-out = استُنتج: { $reason }.
time-worked-out-for = استُنتج، فالصفحة تقول «{ $text }»: { $reason }.
time-other-times = من الأوقات الأخرى في الصفحة
time-date-worked-out = تاريخ مستنتج
time-time-worked-out = وقت مستنتج
time-retrieval = وقت الاسترجاع
time-retrieval-how = وقت الاسترجاع
time-retrieval-reason = لا تذكر الصفحة وقتًا لهذا المنشور. المعروض هو وقت استرجاعه.
how-first-print = وقت أول منشور بهذا النص
how-last-there = آخر استرجاع كان فيه موجودًا
how-first-words = أول استرجاع بهذه الكلمات
how-last-retrieval = آخر استرجاع
how-noted = وقت ملاحظة ذلك

### Kinds of claims

kind-killed = قتلى
kind-wounded = جرحى
kind-missing = مفقودون
kind-captured = أسرى
kind-displaced = نازحون
kind-equipment-loss = خسائر في العتاد
kind-aircraft-downed = طائرات أُسقطت
kind-territory-taken = سيطرة
kind-territory-retaken = استعادة
kind-strike = ضربة
kind-mobilisation = تعبئة
kind-fighters-deployed = نشر مقاتلين
kind-property-damage = أضرار في الممتلكات
kind-evacuation = إجلاء
polarity-denied = منفي
polarity-questioned = مشكوك فيه
polarity-asserted = مؤكَّد
ruled-confirmed = أكّده المحررون
ruled-rejected = لا يحتسبه المحررون: قُرئ خطأً أو لا يُعتد به
ruled-corrected = صوّبه المحررون: { $to }
relation-denies = ينفي ما قاله
relation-denied-by = ينفيه
relation-conflicts = يناقض ما قاله
relation-revises = يعدّل ما قاله
relation-revised-by = يعدّله
relation-also = أورده أيضًا
relation-repeated-by = كرره
relation-said-before = قاله من قبل
media-photo = صورة
media-video = فيديو
media-audio = صوت
media-gallery = صور
media-graphic = رسم بياني
media-embed = منشور على شبكة اجتماعية
media-linked = مادة مرتبطة
amount-at-least = { $number } على الأقل
amount-over = فوق { $number }
amount-more-than = أكثر من { $number }
amount-about = نحو { $number }
amount-up-to = حتى { $number }
amount-nearly = قرابة { $number }
amount-another = { $number } آخرون
amount-dozens = عشرات
amount-hundreds = مئات
amount-thousands = آلاف
amount-some = بعض
tier-agency = وكالة أنباء
tier-state = وسيلة إعلام حكومية
tier-national = وسيلة إعلام وطنية
tier-local = وسيلة إعلام محلية
tier-official = جهة رسمية
tier-social = شبكة اجتماعية

### The live page

updates = التحديثات
earlier-updates = تحديثات أقدم
later-updates = تحديثات أحدث
oldest-first = الأقدم أولًا
contents = المحتويات
to-newest = إلى أحدث التحديثات
to-first = إلى أولى التحديثات
empty-feed = لم يُقرأ شيء بعد. تظهر التحديثات هنا حال ورودها.
empty-narrowed = لا تحديث بهذه المواصفات. أزل مرشِّحًا أعلاه، أو { $all }.
empty-narrowed-all = اعرض كل التحديثات
key-update = تحديث رئيسي
key-updates = التحديثات الرئيسية
all-key-updates = كل التحديثات الرئيسية
key-told-by = { $n ->
    [zero] لم ترِد في أي وسيلة
    [one] وردت في وسيلة واحدة
    [two] وردت في وسيلتين
    [few] وردت في { $n } وسائل
    [many] وردت في { $n } وسيلة
   *[other] وردت في { $n } وسيلة
}
key-disputed = متنازع عليه: { $question }
key-denied = منفي: { $question }
key-revised = معدَّل: { $question }
where-answers-differ = حيث تختلف الإجابات
updates-of = { $n ->
    [zero] تحديث
    [one] تحديث
    [two] تحديثان
    [few] تحديثات
    [many] تحديثًا
   *[other] تحديث
}
all-of-this-day = كل ما في هذا اليوم
corrections = التصويبات
corrections-what = ما غيّرته المصادر أو أزالته
so-far = { $day } حتى الآن
pinned-disputed = متنازع عليه
pinned-moved = تغيّر
pinned-new = جديد
drafted = صيغ من السجل وفق قواعد، لا بيد إنسان.
all-of = كل ما في { $day }
all-questions = كل الأسئلة
outlets = { $n ->
    [zero] لا وسائل
    [one] وسيلة واحدة
    [two] وسيلتان
    [few] { $n } وسائل
    [many] { $n } وسيلة
   *[other] { $n } وسيلة
}
outlets-first = أولاها { $clock } { $source }
same-text = النص نفسه

filter = ترشيح
filters = المرشِّحات
filter-disputed = المتنازع عليه فقط
filter-key = التحديثات الرئيسية فقط
filter-side = من يتحدث
filter-anybody = أي أحد
filter-kind = ما المدَّعى
filter-anything = أي شيء
filter-place = أين
filter-anywhere = أي مكان
filter-source = المصدر
filter-all = الكل
filter-away = أزل هذا المرشِّح
found = { $n ->
    [zero] لا تحديثات:
    [one] تحديث واحد:
    [two] تحديثان:
    [few] { $n } تحديثات:
    [many] { $n } تحديثًا:
   *[other] { $n } تحديث:
}
found-or-more = { $n ->
    [zero] لا تحديثات:
    [one] تحديث واحد أو أكثر:
    [two] تحديثان أو أكثر:
    [few] { $n } تحديثات أو أكثر:
    [many] { $n } تحديثًا أو أكثر:
   *[other] { $n } تحديث أو أكثر:
}
narrowed-to = مقصور على:
chip-side = يتحدث { $side }
chip-place = في { $place }
chip-source = من { $source }
chip-disputed = متنازع عليه
chip-key = التحديثات الرئيسية

live-new = { $n ->
    [zero] لا تحديثات جديدة
    [one] تحديث جديد واحد
    [two] تحديثان جديدان
    [few] { $n } تحديثات جديدة
    [many] { $n } تحديثًا جديدًا
   *[other] { $n } تحديث جديد
}
live-new-unweighed = { $n ->
    [zero] لا تحديثات جديدة
    [one] تحديث جديد واحد لم يُقدَّر بعد
    [two] تحديثان جديدان لم يُقدَّرا بعد
    [few] { $n } تحديثات جديدة لم تُقدَّر بعد
    [many] { $n } تحديثًا جديدًا لم تُقدَّر بعد
   *[other] { $n } تحديث جديد لم تُقدَّر بعد
}
live-changed = { $n ->
    [zero] لم يتغير أي منشور
    [one] تغيّر منشور واحد
    [two] تغيّر منشوران
    [few] تغيّرت { $n } منشورات
    [many] تغيّر { $n } منشورًا
   *[other] تغيّر { $n } منشور
}
live-stale = تغيّرت هذه الصفحة. أعد تحميلها
ago-now = الآن
ago-minutes = قبل { $n } د
ago-hours = قبل { $n } س
link-copied = نُسخ الرابط

### A post

no-words = وقت بلا كلمات
own-voice = بلسانه
said-by = قاله { $who }
claimed-by = ادعاه { $who }
claimed = ادعاء
edited = عُدّل { $clock }
passes-on = ينقل نص { $source }، { $time }: صوت واحد لا صوتان.
forwarded = مُعاد توجيهه من { $via }.
passed-on = { $n ->
    [zero] لا ينقل هذا النص مصدر آخر.
    [one] ينقل هذا النص مصدر آخر.
    [two] ينقل هذا النص مصدران آخران.
    [few] تنقل هذا النص { $n } مصادر أخرى.
    [many] ينقل هذا النص { $n } مصدرًا آخر.
   *[other] ينقل هذا النص { $n } مصدر آخر.
}
gone = كان موجودًا آخر مرة في { $date }، { $time }. تحتفظ Dateline بما قاله:
wordless = ذكر المصدر وقتًا ولم يذكر كلمات.
wordless-media = ذكر المصدر وقتًا وما هو مدرج أدناه، ولم يذكر كلمات.
cut = الباقي أطول من أن يُعرض هنا.
cut-at = الباقي أطول من أن يُعرض هنا: { $link }.
cut-link = اقرأه لدى { $source }
read-all = اقرأه كاملًا
media = الوسائط
graphic = { $kind }: قد تصعب مشاهدته
media-at = { $kind } لدى { $source }
claimed-here = ما يُدَّعى هنا
speaks-here = من يتحدث هنا
says-hidden = يقول { $who }
edits = { $n ->
    [zero] ما غيّره المصدر
    [one] ما غيّره المصدر
    [two] ما غيّره المصدر، مرتين
    [few] ما غيّره المصدر، { $n } مرات
    [many] ما غيّره المصدر، { $n } مرة
   *[other] ما غيّره المصدر، { $n } مرة
}
changed-by = تغيّر قبل { $time }
diff-too-long = النص أطول من أن تُعرض تغييراته.
link-to-post = رابط هذا المنشور
copy-link = انسخ الرابط
where-from = من أين جاء
at-source = لدى { $source }
provenance = من أين جاء هذا
provenance-source = المصدر
provenance-time = الوقت
provenance-how = كيف عُرف الوقت
provenance-retrieved = استُرجع
provenance-fingerprint = البصمة
provenance-sha = SHA-256 للبايتات كما استُرجعت، وهي محفوظة
provenance-rules = القواعد
provenance-rules-what = ما عثر على الادعاءات
posts-pager = المنشورات
see-in-feed = شاهده في البث

### Corrections

corrections-summary = ما غيّرته المصادر في منشوراتها أو أزالته أو أعادته، والأحدث أولًا. تحتفظ Dateline بما قيل من قبل.
corrections-none = لم يغيّر أي مصدر منشورًا قُرئ ولم يُزله.
corrections-earlier = ما هو أقدم مذكور في صفحات المنشورات نفسها.
correction-gone = أزال المصدر هذا المنشور.
correction-returned = عاد منشور كان قد أُزيل.
correction-revised = غيّر المصدر الكلمات.

### Questions

questions-summary = ما تجيب عنه ادعاءات عدة، باختلاف أو باتفاق. تقف آخر إجابة لكل طرف إلى جانب إجابة الآخر، مع ما قاله من قبل والكلمات التي قيل بها. لا يُؤخذ متوسط أي إجابة.
states = الحالات
state-settled = حسمه المحررون
state-one-source = مصدر واحد فقط
state-agreed = متفق عليه
state-disputed = متنازع عليه
state-denied = منفي
state-revised = معدَّل
why-settled = أكد المحررون إجابة
why-disputed = الإجابات ينفي بعضها بعضًا
why-denied = يرفض طرف ما يدعيه طرف آخر
why-revised = تغيّرت إجابة
why-agreed = تقول مصادر مستقلة الشيء نفسه
why-one-source = لا يجيب عنه أحد غيره
says = { $who } يقول { $what }
new-on = جديد { $date }
question-new = جديد
choose-questions = اختر الأسئلة
choose-about = حول
choose-anything = أي شيء
choose-side = أجاب عنه
choose-any-side = أي طرف
choose-place = في
choose-any-place = أي مكان
choose-words = كلمات
sort-contested = الأشد تنازعًا أولًا
sort-latest = أحدث إجابة أولًا
sort-apart = الأوسع تباعدًا أولًا
sort-sources = الأكثر مصادر أولًا
questions = { $n ->
    [zero] لا أسئلة
    [one] سؤال واحد
    [two] سؤالان
    [few] { $n } أسئلة
    [many] { $n } سؤالًا
   *[other] { $n } سؤال
}
questions-of = { $n ->
    [zero] { $found } من { $n } سؤال
    [one] { $found } من سؤال واحد
    [two] { $found } من سؤالين
    [few] { $found } من { $n } أسئلة
    [many] { $found } من { $n } سؤالًا
   *[other] { $found } من { $n } سؤال
}
questions-all = اعرض الكل
questions-none = لم تُقرأ بعد ادعاءات تجيب عن سؤال.
questions-none-like = لا سؤال بهذه المواصفات.
questions-more = أسئلة أخرى
questions-before = الأسئلة السابقة
origins = { $n ->
    [zero] بلا أصل
    [one] أصل واحد
    [two] أصلان مستقلان
    [few] { $n } أصول مستقلة
    [many] { $n } أصلًا مستقلًا
   *[other] { $n } أصل مستقل
}
origins-in = في { $posts } من { $sources }
origins-posts = { $n ->
    [zero] لا منشورات
    [one] منشور واحد
    [two] منشورين
    [few] { $n } منشورات
    [many] { $n } منشورًا
   *[other] { $n } منشور
}
origins-sources = { $n ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدرين
    [few] { $n } مصادر
    [many] { $n } مصدرًا
   *[other] { $n } مصدر
}
earlier-answers = { $n ->
    [zero] لا إجابات سابقة
    [one] إجابة سابقة واحدة
    [two] إجابتان سابقتان
    [few] { $n } إجابات سابقة
    [many] { $n } إجابة سابقة
   *[other] { $n } إجابة سابقة
}
all-answers = كل الإجابات
change-up = ارتفاعًا من { $number }
change-down = انخفاضًا من { $number }
change-before = سابقًا: { $number }
repeated-by = كرره { $sources }
more-claims = { $n ->
    [zero] لا ادعاءات أخرى تتصل به
    [one] ادعاء آخر يتصل به
    [two] ادعاءان آخران يتصلان به
    [few] { $n } ادعاءات أخرى تتصل به
    [many] { $n } ادعاءً آخر يتصل به
   *[other] { $n } ادعاء آخر يتصل به
}
axis-label = { $question }، على محور واحد. { $answers }
axis-before = سابقًا: { $answer }
axis-latest = الأحدث: { $answer }
moved = { $from } ← { $to }
how-moved = كيف تغيّرت الأرقام
other-questions = أسئلة أخرى من هذا النوع

### Tallies

tallies-summary = كيف تغيّر رقم كل من يعلن رقمًا. يبقى الرقم قائمًا منذ إعلانه حتى الرقم التالي؛ لا يُرسم شيء بين رقمين، ولا تُجمع أرقام طرفين معًا.
tallies-how = الشريط فوق الخط: «على الأقل». تحته: «حتى». بين خطين: نطاق. كل علامة تقود إلى كلماتها.
download-csv = نزّل بصيغة CSV
tallies-none = لم تُقرأ بعد حصائل متراكمة.
tallies-more = حصائل أخرى
tallies-before = الحصائل السابقة
chart-label = { $question } عبر الزمن. { $numbers }
chart-left-out = { $n ->
    [zero] لا أحد غيرهم في الجدول.
    [one] مدَّعٍ آخر في الجدول.
    [two] مدَّعيان آخران في الجدول.
    [few] { $n } مدَّعين آخرين في الجدول.
    [many] { $n } مدَّعيًا آخر في الجدول.
   *[other] { $n } مدَّعٍ آخر في الجدول.
}
chart-table = الأرقام في جدول
chart-caption = { $question }: كل رقم، ومتى أُعلن، ومن أعلنه، وبأي كلمات
col-when = متى
col-who = من
col-what = ماذا
col-how-many = كم
col-words = بأي كلمات
col-words-short = الكلمات
still-title = أرقام أُعلنت مرة واحدة
still-caption = أرقام لم يعلنها إلا مدَّعٍ واحد، مرة واحدة
still-left = { $n ->
    [zero] لا شيء غيرها في { $csv }.
    [one] رقم آخر في { $csv }.
    [two] رقمان آخران في { $csv }.
    [few] { $n } أرقام أخرى في { $csv }.
    [many] { $n } رقمًا آخر في { $csv }.
   *[other] { $n } رقم آخر في { $csv }.
}

### The map

map-summary = ما يُدَّعى أنه حدث، وأين، ومن يقول ذلك.
map-summary-day = ما يُدَّعى أنه حدث، وأين، ومن يقول ذلك: { $day }.
map-how = يُرسم المكان بقدر ما هو معروف؛ والعلامة ادعاء لا حقيقة.
map-told-on = ورد في
map-all-days = كل الأيام
map-all-days-told = كل الأيام
map-shown = { $n ->
    [zero] لا ادعاءات لها مكان.
    [one] ادعاء واحد له مكان.
    [two] ادعاءان لهما مكان.
    [few] { $n } ادعاءات لها مكان.
    [many] { $n } ادعاءً له مكان.
   *[other] { $n } ادعاء له مكان.
}
map-of-place = خريطة { $place } وما حولها؛ القائمة أدناه تتضمن الشيء نفسه.
map-of-places = { $n ->
    [zero] خريطة بلا أماكن.
    [one] خريطة مكان واحد؛ القائمة أدناه تتضمن الشيء نفسه.
    [two] خريطة مكانين؛ القائمة أدناه تتضمن الشيء نفسه.
    [few] خريطة { $n } أماكن؛ القائمة أدناه تتضمن الشيء نفسه.
    [many] خريطة { $n } مكانًا؛ القائمة أدناه تتضمن الشيء نفسه.
   *[other] خريطة { $n } مكان؛ القائمة أدناه تتضمن الشيء نفسه.
}
map-closer = أقرب
map-wider = أوسع
map-region = حيث يرد أكثر الأخبار
map-signs = العلامات
map-control = من يسيطر عليه
map-strikes = ضربات
map-denied = منفي أو مشكوك فيه
map-disputed = حدود متنازع عليها
map-borders = السواحل والحدود: Natural Earth، ملكية عامة. ترسم الحدود كما هي قائمة على الأرض؛ الخطوط المتقطعة حدود متنازع عليها أو خطوط سيطرة أو حدود لم تُحسم قط. لا تنحاز Dateline فيها إلى أحد.
map-no-land = لا تعرف يابسة في هذا الجزء.
map-none = لم تُقرأ بعد ادعاءات يمكن أن تعرضها خريطة.
map-none-known = لا يُعرف لأي مما يُدَّعى هنا مكان يمكن أن تعرضه خريطة.
map-named-below = الأماكن المذكورة مدرجة أدناه.
map-on = على الخريطة
map-around = خريطة محيط { $place }
map-off = مذكورة، وليست على هذه الخريطة
map-off-note = مواقعها غير معروفة، أو أكبر من نقطة، أو خارج ما هو معروض.
map-placeless = { $n ->
    [zero] لا ادعاءات بلا مكان
    [one] ادعاء واحد بلا مكان
    [two] ادعاءان بلا مكان
    [few] { $n } ادعاءات بلا مكان
    [many] { $n } ادعاءً بلا مكان
   *[other] { $n } ادعاء بلا مكان
}
map-latest = { $n ->
    [zero] لا شيء
    [one] الأحدث
    [two] أحدث اثنين
    [few] أحدث { $n }
    [many] أحدث { $n }
   *[other] أحدث { $n }
}
map-left-out = { $n ->
    [zero] المعروض أحدث الادعاءات.
    [one] المعروض أحدث الادعاءات؛ وادعاء أقدم غير معروض. اختر يومًا لترى ما يخصه.
    [two] المعروض أحدث الادعاءات؛ وادعاءان أقدم غير معروضين. اختر يومًا لترى ما يخصه.
    [few] المعروض أحدث الادعاءات؛ و{ $n } ادعاءات أقدم غير معروضة. اختر يومًا لترى ما يخصه.
    [many] المعروض أحدث الادعاءات؛ و{ $n } ادعاءً أقدم غير معروض. اختر يومًا لترى ما يخصه.
   *[other] المعروض أحدث الادعاءات؛ و{ $n } ادعاء أقدم غير معروض. اختر يومًا لترى ما يخصه.
}
map-claims-by = { $place }. ادعاءات: { $claims }
map-of-control = { $n ->
    [zero] { $n } عن السيطرة
    [one] واحد عن السيطرة
    [two] اثنان عن السيطرة
    [few] { $n } عن السيطرة
    [many] { $n } عن السيطرة
   *[other] { $n } عن السيطرة
}
map-of-strikes = { $n ->
    [zero] { $n } عن الضربات
    [one] واحد عن الضربات
    [two] اثنان عن الضربات
    [few] { $n } عن الضربات
    [many] { $n } عن الضربات
   *[other] { $n } عن الضربات
}
map-of-other = { $n ->
    [zero] { $n } عن أمور أخرى
    [one] واحد عن أمور أخرى
    [two] اثنان عن أمور أخرى
    [few] { $n } عن أمور أخرى
    [many] { $n } عن أمور أخرى
   *[other] { $n } عن أمور أخرى
}
exact-spot = في هذه النقطة
exact-town = في هذه البلدة أو قربها
exact-district = في مكان ما من هذه المنطقة
exact-region = في مكان ما من هذا الإقليم
exact-water = في مكان ما من هذه المياه
exact-line = في مكان ما على هذا الخط
exact-country = في مكان ما من هذا البلد
exact-continent = في مكان ما من هذا الجزء من العالم
exact-unsaid = لم يُذكر مدى الدقة

### The digest

digest-of-day = موجز اليوم
digest-summary = { $posts } من { $sources }. ما يلي جُمع وفق قواعد من كلماتها؛ وكل جملة تسمي مصادرها.
of-sources = { $n ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدرين
    [few] { $n } مصادر
    [many] { $n } مصدرًا
   *[other] { $n } مصدر
}
digest-all = كل ما في اليوم
digest-growing = هذا آخر يوم قُرئ، وقد يزداد ما فيه.
digest-none = لم يُعثر على ادعاءات فيما ورد في هذا اليوم.
digest-disputed = متنازع عليه
digest-changed = ما تغيّر
digest-new = جديد
digest-left-out = { $n ->
    [zero] لا شيء غيرها في صفحة { $questions }.
    [one] جملة أخرى في صفحة { $questions }.
    [two] جملتان أخريان في صفحة { $questions }.
    [few] { $n } جمل أخرى في صفحة { $questions }.
    [many] { $n } جملة أخرى في صفحة { $questions }.
   *[other] { $n } جملة أخرى في صفحة { $questions }.
}
digest-questions = الأسئلة
digest-mail = هذا اليوم كرسالة بريد

### Sources

sources-summary = من يُقرأ لهذه الصفحة. صلة المصدر بطرف هي ما دوّنه المحررون؛ ولا تقول شيئًا عن صحة ما يورده.
col-source = المصدر
col-kind = النوع
col-belongs = يتبع
col-posts = المنشورات
col-pages = صفحات قُرئت
col-last = آخر قراءة
col-beside = مقارنة بغيره
no-party = لا طرف
posts-of = { $n ->
    [zero] منشور من { $source }
    [one] منشور من { $source }
    [two] منشوران من { $source }
    [few] منشورات من { $source }
    [many] منشورًا من { $source }
   *[other] منشور من { $source }
}
not-yet = ليس بعد
nothing-in-common = لا شيء مشترك
beside-note = «مقارنة بغيره» تعد الادعاءات التي توردها مصادر عدة: بكم كان المصدر أولًا، وبكم جاء لاحقًا، ووسيط مدة التأخر.
late-first = أولًا في { $first }
late-later = لاحقًا في { $later }، بفارق { $by }
late-both = أولًا في { $first }، ولاحقًا في { $later }، بفارق { $by }
late-after = { $by } بعد { $source }
had-title = من كان عنده ماذا
had-summary = القصة هي ما تتفق منشورات مصادر عدة في روايته. المتأخر ما جاء بعد الأول بساعة أو أكثر. وما يرويه مصدر وحده قد يكون من عمله، وقد لا يكون حدث: انظر بنفسك.
had = أولًا في { $first }، في حينه في { $in-time }، متأخرًا في { $late }، وفاتته { $lacked } مما كان عند عدة غيره؛ وحده في { $alone }
told-alone = ما يرويه { $source } وحده
late-title = متأخر
latest-of = أحدث ما لدى { $source }
watch-title = عناوين قيد المتابعة
watch-none = لم يعد أي عنوان قيد المتابعة.
watch-well = { $n ->
    [zero] لا عناوين قيد المتابعة.
    [one] عنوان واحد يُتفقد مرارًا. لا مشكلة فيه.
    [two] عنوانان يُتفقدان مرارًا. لا مشكلة في أي منهما.
    [few] { $n } عناوين تُتفقد مرارًا. لا مشكلة في أي منها.
    [many] { $n } عنوانًا تُتفقد مرارًا. لا مشكلة في أي منها.
   *[other] { $n } عنوان تُتفقد مرارًا. لا مشكلة في أي منها.
}
watch-fares-well = { $n ->
    [zero] لا عناوين سليمة
    [one] عنوان واحد سليم
    [two] عنوانان سليمان
    [few] { $n } عناوين سليمة
    [many] { $n } عنوانًا سليمًا
   *[other] { $n } عنوان سليم
}
watch-ended = { $n ->
    [zero] لا عناوين توقفت متابعتها
    [one] عنوان واحد توقفت متابعته
    [two] عنوانان توقفت متابعتهما
    [few] { $n } عناوين توقفت متابعتها
    [many] { $n } عنوانًا توقفت متابعتها
   *[other] { $n } عنوان توقفت متابعتها
}
since = منذ { $time }.
fares-new = جديد
fares-ok = سليم
fares-slow = بطيء
fares-stale = بلا جديد
fares-changed = تغيّر التصميم
fares-busy = مشغول
fares-failing = متعثر
fares-refused = مرفوض
fares-gone = اختفى
fares-unwatched = غير متابَع
fares-ended = انتهى

### Search

search-this = ابحث في هذه الصفحة
search-what = عمّ تبحث
search-found = ما عُثر عليه
search-posts = المنشورات
search-statements = التصريحات
search-claims = الادعاءات
best-first = الأنسب أولًا
search-none = لم يُعثر هنا على شيء كهذا. كلما قلّت الكلمات زادت النتائج؛ <code>ferr*</code> تجد كل الكلمات التي تبدأ هكذا.
pages = الصفحات
page-before = السابق
page-more = المزيد
search-how = كيف تبحث
search-how-words = <code>ferry landing</code> تجد الكلمتين بأي صيغة. <code>"ferry landing"</code> تجدهما متجاورتين، و<code>ferr*</code> كل الكلمات التي تبدأ هكذا.
search-how-or = <code>ferry OR bridge</code> تجد أيًا منهما. <code>-ferry</code> تستبعد ما فيه الكلمة.
search-how-fields = <code>source:</code> و<code>speaker:</code> و<code>place:</code> و<code>kind:</code> و<code>side:</code> تبحث في حقل واحد: <code>side:{ $side }</code> تجد ما يقوله ذلك الطرف، و<code>kind:killed</code> ما يعدّ القتلى.
search-how-days = <code>after:2026-03-10</code> و<code>before:2026-03-12</code> و<code>day:2026-03-11</code> تقصر البحث على أيام؛ و<code>day:3</code> هو ثالث أيام الحدث.
search-how-disputed = <code>disputed:yes</code> تُبقي الادعاءات التي ينفيها آخرون أو يناقضونها.
note-no-operator = «{ $name }:» ليس معاملًا هنا، فبُحث عنه ككلمات. المتاح: { $operators }.
note-no-day = «{ $operator }:{ $value }» لا يسمي يومًا فتُرك. اكتب { $operator }:2026-03-11، أو day:3 لليوم الثالث.
note-no-answer = تُرك «disputed:{ $value }». اكتب disputed:yes أو disputed:no.
note-no-value = لا شيء بعد «{ $operator }:» فتُرك.
note-too-long = البحث أطول مما ينبغي؛ تُرك آخره.

### How to read this

about-summary = تقرأ Dateline التغطية المستمرة لحدث وتعرض من يقول ماذا، ومتى، وبأي رقم، وعلى من. ولا تحكم من هو المحق.
about-words = الكلمات والعلامات
about-words-own = الكلمات المكتوبة بخط الكتب هي كلمات المصدر نفسه بلا تغيير. وكل ما حولها بالخط الأبسط هو من Dateline.
about-thin = كلمات بخط رفيع
about-thin-what = منسوبة إلى متحدث، مذكور أسفل المنشور.
about-heavy = كلمات بخط ثقيل
about-heavy-what = ادعاء يمكن التحقق منه: كم، وماذا، وأين، وعلى من. تسمي القائمة أسفل المنشور كل ادعاء؛ اتبع واحدًا فتضيء كلماته.
about-colours = الألوان والأشكال تدل على الأطراف، وأسماؤها مكتوبة دائمًا إلى جانبها:
about-contradictions = التناقضات
about-contradictions-what = حين تتصل الادعاءات بعضها ببعض يقول كل منها ذلك ويقود إلى الآخر: <em>ينفيه</em>، <em>يناقضه</em>، <em>يعدّله</em>، <em>أورده أيضًا</em>، <em>كرره</em>. يبقى الطرفان كلاهما. لا يُؤخذ متوسط أي رقم، ولا مجموع واحد. والخبر الذي لا يفعل غير نقل خبر آخر لا يُعد شاهدًا ثانيًا.
about-day = اليوم في أسطر قليلة
about-day-what = يُصاغ الإطار في أعلى صفحة البث وفق قواعد من ادعاءات آخر يوم: ما المتنازع عليه، وما غيّره طرف، وما الجديد. كل سطر يقود إلى الكلمات التي يستند إليها. <em>التحديث الرئيسي</em> منشور ترويه ثلاث وسائل أو أكثر، أو فيه آخر إجابة لطرف عن سؤال متنازع عليه أو منفي أو معدَّل.
about-story = قصة واحدة، وسائل عدة
about-story-what = منشورات الوسائل المختلفة التي تشترك خلال نصف يوم في أدل الأسماء والأرقام والكلمات تقف في بطاقة واحدة: يرويها الأول كاملة، وتُدرج الأخرى تحته. والمنشور الذي يناقض آخر، أو يغيّر أرقامه، أو يدعي ما لا يدعيه غيره، يقف وحده دائمًا.
about-times = الأوقات
about-times-what = الأوقات بتوقيت { $zone } ({ $name })؛ وعند الإشارة إلى كل وقت يظهر التاريخ الكامل والتوقيت العالمي وكلمات المصدر نفسه. كثير من الصفحات لا تعطي إلا الساعة. وحيث استُنتج التاريخ يقول الوقت ذلك مع السبب. وحيث لا تذكر الصفحة وقتًا ترى متى قُرئت أول مرة.
about-changes = التغييرات
about-changes-what = حين يعدّل مصدر منشورًا يبقى ما قاله من قبل ظاهرًا، مع ما ذهب وما جاء. وحين يزيل مصدر منشورًا يبقى أيضًا، ويقول إنه أُزيل. كل ذلك مدرج في { $corrections }.
about-corrections = التصويبات
about-machine = ما تفعله الآلة وما تخطئ فيه
about-machine-what = يُعثر على المتحدثين والادعاءات بقواعد الخبر الإنجليزي، لا بيد إنسان. القواعد تفوتها أشياء وتسيء قراءة أشياء. لذلك يقود كل منها إلى الكلمات التي عُثر عليه فيها: الكلمات هي المعوَّل عليها.
about-hard = ما تصعب مشاهدته
about-hard-what = لا تعرض Dateline صورًا بنفسها، بل ما يقال عنها وأين هي. وحيث يحذر تعليق أو منشور من محتوى قاسٍ فإنه ينتظر نقرة.
about-elsewhere = خذه إلى مكان آخر
about-feeds = أحدث المنشورات متاحة خلاصةً بثلاث صيغ: { $rss } و{ $atom } و{ $json }
about-feeds-sides = وكذلك ما يقوله طرف واحد:
about-feeds-gone = وما يزيله مصدر يزول منها فورًا.
about-embed = هذا السطر يضع أحدث التحديثات في صفحة من صفحاتك. لا يضع ملفات تعريف ارتباط، ويتابع من تلقاء نفسه:
about-own = قراءتك شأنك
about-own-what = لا تضع هذه الصفحة ملفات تعريف ارتباط ولا تطلب شيئًا من أي خادم آخر. وإذا كان متصفحك يشغّل النصوص البرمجية فإنه يتذكر على جهازك أنت بأي ترتيب تقرأ.

### The first page, the embedded page

index-title = ما نتابعه
index-empty = السجل فارغ. استورد تقارير بالأمر <code>dateline import</code> فتظهر هنا.
update = تحديث
latest-updates = أحدث التحديثات
embed-foot = من يقول ماذا، بالكلمات التي قيل بها.

### What is not there

error-not-here = ليس هنا
error-not-that-way = ليس هكذا
error-broken = حدث عطل
error-back = إلى ما نتابعه
error-method = هذا العنوان للقراءة فقط.
error-store = تعذّرت قراءة السجل. الخطأ منا لا منك؛ حاول مجددًا بعد لحظات.
error-picture = تعذّر إعداد الصفحة. الخطأ منا لا منك.
error-template = تعذّرت كتابة الصفحة. الخطأ منا لا منك.
no-page = لا صفحة في هذا العنوان.
no-coverage = لا شيء متابَع بهذا الاسم.
no-page-of-feed = لا صفحة كهذه في البث.
no-list = لا قائمة أسئلة كهذه.
no-question = لا سؤال كهذا، أو لم يعد يجيب عنه شيء.
no-page-of-tallies = لا صفحة حصائل كهذه.
no-page-of-search = لا صفحة بحث كهذه.
no-map = لا جزء كهذا من الخريطة.
no-day = لا شيء مما قُرئ من هذا اليوم.
no-post = لا منشور كهذا.
no-file = لا ملف كهذا.
no-change = اذكر بعد أي تغيير: /changes?after=N.
no-feed = لا خلاصة كهذه.
no-feed-of-side = لا خلاصة لطرف كهذا.
no-feed-of-question = لا خلاصة لسؤال كهذا.
no-feed-of-both = الخلاصة لطرف أو لسؤال.
no-embed = لا صفحة في ذلك العنوان يمكن تضمينها.
no-embed-address = اذكر أي صفحة: /oembed?url=…
no-embed-form = يُذكر كيف تُضمَّن الصفحة بصيغة JSON.
no-base = ليس لهذا الموقع عنوان عام.
