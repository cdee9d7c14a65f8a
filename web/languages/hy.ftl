# Dateline-ի միջերեսը հայերեն։ Աղբյուրը՝ en.ftl։

### Everywhere

comma = { ", " }
and = { $one } և { $other }
skip = Անցնել բովանդակությանը
languages = Լեզուներ
nav-live = Ուղիղ
nav-questions = Հարցեր
nav-tallies = Հաշվարկներ
nav-map = Քարտեզ
nav-digest = Ամփոփում
nav-sources = Աղբյուրներ
nav-about = Ինչպես կարդալ սա
search = Որոնում
search-in = Որոնում՝ { $title }
foot = Ընդգծված խոսքերը վերագրված են խոսողի, ավելի հաստ գիծը նշում է ստուգելի պնդում։ Dateline-ը ցույց է տալիս, թե ով ինչ է ասում, և չի որոշում, թե ով է իրավացի։
parties = Կողմեր
others = այլք
no-side = Ոչ մի կողմ
nobody-named = անուն չի նշվել
someone-unnamed = Անանուն խոսող
times-are = Ժամերը՝ { $zone } ({ $name })
order = Հերթականություն
newest-first = Նախ նորերը
show = Ցույց տալ
show-all = Ցույց տալ բոլորը
days = Օրեր
more = { $n ->
    [one] ևս { $n }
   *[other] ևս { $n }
}
posts = { $n ->
    [one] { $n } գրառում
   *[other] { $n } գրառում
}
claims = { $n ->
    [one] { $n } պնդում
   *[other] { $n } պնդում
}
quoted = «{ $words }»

### Dates

month-1 = հունվարի
month-2 = փետրվարի
month-3 = մարտի
month-4 = ապրիլի
month-5 = մայիսի
month-6 = հունիսի
month-7 = հուլիսի
month-8 = օգոստոսի
month-9 = սեպտեմբերի
month-10 = հոկտեմբերի
month-11 = նոյեմբերի
month-12 = դեկտեմբերի
month-alone-1 = հունվար
month-alone-2 = փետրվար
month-alone-3 = մարտ
month-alone-4 = ապրիլ
month-alone-5 = մայիս
month-alone-6 = հունիս
month-alone-7 = հուլիս
month-alone-8 = օգոստոս
month-alone-9 = սեպտեմբեր
month-alone-10 = հոկտեմբեր
month-alone-11 = նոյեմբեր
month-alone-12 = դեկտեմբեր
weekday-1 = երկուշաբթի
weekday-2 = երեքշաբթի
weekday-3 = չորեքշաբթի
weekday-4 = հինգշաբթի
weekday-5 = ուրբաթ
weekday-6 = շաբաթ
weekday-7 = կիրակի
date-short = { $day } { $month }
date-weekday = { $day } { $month }, { $weekday }
date-long = { $year } թ. { $month } { $day }, { $weekday }
date-month = { $year } թ. { $month }
day-number = Օր { $n }
clock-hour = ժամը { $hour }
minutes = { $n } ր
hours = { $n } ժ
kilometres = { $number } կմ

### How a time is known

time-known-to-day = { $date }, հայտնի է միայն օրը
time-first-seen = առաջին անգամ տեսնվել է
time-first-seen-how = այդ ժամանակ է ստացվել առաջին անգամ. էջը ժամ չի նշում
time-first-seen-reason = Էջն այս գրառման ժամը չի նշում։ Ցույց է տրված, թե երբ է այն ստացվել առաջին անգամ։
time-page-says = էջում նշված է «{ $text }»
time-as-page-says = ինչպես նշված է էջում
time-worked-out = Պարզված է՝ { $reason }։
time-worked-out-for = Պարզված է, էջում նշված է «{ $text }»՝ { $reason }։
time-other-times = էջի մյուս ժամերից
time-date-worked-out = ամսաթիվը պարզված է
time-time-worked-out = ժամը պարզված է
time-retrieval = ստացման ժամը
time-retrieval-how = ստացման ժամը
time-retrieval-reason = Էջն այս գրառման ժամը չի նշում։ Ցույց է տրված, թե երբ է այն ստացվել։
how-first-print = այս տեքստով առաջին գրառման ժամը
how-last-there = վերջին դիտումը, երբ այն դեռ կար
how-first-words = այս խոսքերով առաջին դիտումը
how-last-retrieval = վերջին դիտումը
how-noted = երբ դա նկատվել է

### Kinds of claims

kind-killed = Զոհվածներ
kind-wounded = Վիրավորներ
kind-missing = Անհետ կորածներ
kind-captured = Գերեվարվածներ
kind-displaced = Տեղահանվածներ
kind-equipment-loss = Կորցրած տեխնիկա
kind-aircraft-downed = Խոցված թռչող սարքեր
kind-territory-taken = Գրավված
kind-territory-retaken = Հետ վերցված
kind-strike = Հարված
kind-mobilisation = Զորահավաք
kind-fighters-deployed = Տեղափոխված մարտիկներ
kind-property-damage = Գույքային վնաս
kind-evacuation = Տարհանում
polarity-denied = հերքվում է
polarity-questioned = կասկածի տակ է
polarity-asserted = պնդվում է
ruled-confirmed = Հաստատված է խմբագրության կողմից
ruled-rejected = Խմբագրությունը հաշվի չի առնում՝ սխալ է ընթերցված կամ անվավեր է
ruled-corrected = Ուղղված է խմբագրության կողմից՝ { $to }
relation-denies = հերքում է՝
relation-denied-by = հերքում է սա՝
relation-conflicts = հակասում է՝
relation-revises = ճշգրտում է՝
relation-revised-by = ճշգրտում է սա՝
relation-also = նույնպես հայտնում է՝
relation-repeated-by = կրկնում է՝
relation-said-before = ավելի վաղ ասել է՝
media-photo = Լուսանկար
media-video = Տեսանյութ
media-audio = Ձայնագրություն
media-gallery = Լուսանկարներ
media-graphic = Գծապատկեր
media-embed = Սոցիալական ցանցի գրառում
media-linked = Հղված նյութ
amount-at-least = առնվազն { $number }
amount-over = ավելի քան { $number }
amount-more-than = ավելի քան { $number }
amount-about = մոտ { $number }
amount-up-to = մինչև { $number }
amount-nearly = գրեթե { $number }
amount-another = ևս { $number }
amount-dozens = տասնյակներ
amount-hundreds = հարյուրներ
amount-thousands = հազարներ
amount-some = որոշ թվով
tier-agency = լրատվական գործակալություն
tier-state = պետական լրատվամիջոց
tier-national = համազգային լրատվամիջոց
tier-local = տեղական լրատվամիջոց
tier-official = պաշտոնական աղբյուր
tier-social = սոցիալական ցանց

### The live page

updates = Թարմացումներ
earlier-updates = Ավելի վաղ թարմացումներ
later-updates = Ավելի ուշ թարմացումներ
oldest-first = Նախ հները
contents = Բովանդակություն
to-newest = Դեպի ամենանոր թարմացումները
to-first = Դեպի առաջին թարմացումները
empty-feed = Դեռ ոչինչ չի կարդացվել։ Թարմացումները կհայտնվեն այստեղ, երբ ստացվեն։
empty-narrowed = Այդպիսի թարմացում չկա։ Հանե՛ք վերևի զտիչներից մեկը կամ { $all }։
empty-narrowed-all = ցույց տվեք բոլոր թարմացումները
key-update = Կարևոր
key-updates = Կարևորը
all-key-updates = Ամբողջ կարևորը
key-told-by = { $n ->
    [one] հայտնում է { $n } լրատվամիջոց
   *[other] հայտնում է { $n } լրատվամիջոց
}
key-disputed = վիճելի՝ { $question }
key-denied = հերքված՝ { $question }
key-revised = ճշգրտված՝ { $question }
where-answers-differ = Որտեղ պատասխանները տարբերվում են
updates-of = { $n ->
    [one] թարմացում
   *[other] թարմացում
}
all-of-this-day = Այս օրվա ամբողջը
corrections = Ուղղումներ
corrections-what = ինչ են աղբյուրները փոխել կամ հանել
so-far = { $day }՝ առայժմ
pinned-disputed = Վիճելի
pinned-moved = Փոխվել է
pinned-new = Նոր
drafted = Կազմված է գրառումներից՝ կանոններով, ոչ թե մարդու կողմից։
all-of = Ամբողջը՝ { $day }
all-questions = Բոլոր հարցերը
outlets = { $n ->
    [one] { $n } լրատվամիջոց
   *[other] { $n } լրատվամիջոց
}
outlets-first = առաջինը { $clock } { $source }
same-text = նույն տեքստը

filter = Զտել
filters = Զտիչներ
filter-disputed = Միայն վիճելին
filter-key = Միայն կարևորը
filter-side = Ով է խոսում
filter-anybody = Ով էլ լինի
filter-kind = Ինչ է պնդվում
filter-anything = Ինչ էլ լինի
filter-place = Որտեղ
filter-anywhere = Որտեղ էլ լինի
filter-source = Աղբյուր
filter-all = Բոլորը
filter-away = հանել այս զտիչը
found = { $n ->
    [one] { $n } թարմացում․
   *[other] { $n } թարմացում․
}
found-or-more = { $n ->
    [one] { $n } կամ ավելի թարմացում․
   *[other] { $n } կամ ավելի թարմացում․
}
narrowed-to = Զտված է․
chip-side = խոսում է { $side }
chip-place = վայրը՝ { $place }
chip-source = աղբյուրը՝ { $source }
chip-disputed = վիճելի
chip-key = կարևորը

live-new = { $n ->
    [one] { $n } նոր թարմացում
   *[other] { $n } նոր թարմացում
}
live-new-unweighed = { $n ->
    [one] { $n } նոր թարմացում, դեռ չգնահատված
   *[other] { $n } նոր թարմացում, դեռ չգնահատված
}
live-changed = { $n ->
    [one] { $n } գրառում փոխվել է
   *[other] { $n } գրառում փոխվել է
}
live-stale = Այս էջը փոխվել է։ Բեռնել նորից
ago-now = հենց նոր
ago-minutes = { $n } ր առաջ
ago-hours = { $n } ժ առաջ
link-copied = Հղումը պատճենված է

### A post

no-words = Ժամ՝ առանց խոսքերի
own-voice = իր անունից
said-by = Ասում է { $who }
claimed-by = Պնդում է { $who }
claimed = Պնդվում է
edited = խմբագրված է { $clock }
passes-on = Փոխանցում է այս աղբյուրի տեքստը՝ { $source }, { $time }. մեկ ձայն, ոչ թե երկու։
forwarded = Վերահասցեագրված է՝ { $via }։
passed-on = { $n ->
    [one] Այս տեքստը փոխանցում է ևս { $n } աղբյուր։
   *[other] Այս տեքստը փոխանցում է ևս { $n } աղբյուր։
}
gone = Վերջին անգամ այնտեղ էր { $date }, { $time }։ Dateline-ը պահում է ասվածը․
wordless = Աղբյուրը ժամ է նշել, խոսքեր՝ ոչ։
wordless-media = Աղբյուրը նշել է ժամը և ստորև թվարկվածը, խոսքեր՝ ոչ։
cut = Մնացածը չափազանց երկար է այստեղ ցույց տալու համար։
cut-at = Մնացածը չափազանց երկար է այստեղ ցույց տալու համար՝ { $link }։
cut-link = կարդալ աղբյուրում՝ { $source }
read-all = Կարդալ ամբողջը
media = Մեդիա
graphic = { $kind }. կարող է ծանր լինել
media-at = { $kind }, { $source }
claimed-here = Ինչ է պնդվում այստեղ
speaks-here = Ով է խոսում այստեղ
says-hidden = ասում է { $who }
edits = { $n ->
    [one] Ինչ է փոխել աղբյուրը, { $n } անգամ
   *[other] Ինչ է փոխել աղբյուրը, { $n } անգամ
}
changed-by = Փոխվել է մինչև { $time }
diff-too-long = Տեքստը չափազանց երկար է փոփոխությունները ցույց տալու համար։
link-to-post = Հղում այս գրառմանը
copy-link = Պատճենել հղումը
where-from = Որտեղից է սա
at-source = Աղբյուրում՝ { $source }
provenance = Որտեղից է սա
provenance-source = Աղբյուր
provenance-time = Ժամ
provenance-how = Ինչպես է հայտնի ժամը
provenance-retrieved = Ստացվել է
provenance-fingerprint = Մատնահետք
provenance-sha = ստացված և պահվող բայթերի SHA-256-ը
provenance-rules = Կանոններ
provenance-rules-what = ինչն է գտել պնդումները
posts-pager = Գրառումներ
see-in-feed = Տեսնել հոսքում

### Corrections

corrections-summary = Ինչ են աղբյուրները փոխել, հանել կամ վերադարձրել իրենց գրառումներում՝ նախ վերջինը։ Dateline-ը պահում է նախկինում ասվածը։
corrections-none = Ոչ մի աղբյուր կարդացված գրառում չի փոխել կամ հանել։
corrections-earlier = Ավելի վաղ եղածները նշված են գրառումների սեփական էջերում։
correction-gone = Աղբյուրը հանել է այս գրառումը։
correction-returned = Հանված գրառումը կրկին տեղում է։
correction-revised = Աղբյուրը փոխել է խոսքերը։

### Questions

questions-summary = Ինչին են մի քանի պնդումներ պատասխանում նույն կերպ կամ տարբեր։ Յուրաքանչյուր կողմի վերջին պատասխանը մյուսի կողքին է՝ նախկինում ասվածի և այն խոսքերի հետ, որոնցով ասվել է։ Ոչ մի պատասխան չի միջինացվում։
states = Վիճակներ
state-settled = Որոշված է խմբագրության կողմից
state-one-source = Միայն մեկ աղբյուր
state-agreed = Համընկնում է
state-disputed = Վիճելի
state-denied = Հերքված
state-revised = Ճշգրտված
why-settled = խմբագրությունը հաստատել է պատասխանը
why-disputed = պատասխանները բացառում են իրար
why-denied = մի կողմը մերժում է մյուսի պնդումը
why-revised = պատասխանը փոխվել է
why-agreed = անկախ աղբյուրները նույնն են ասում
why-one-source = ուրիշ ոչ ոք չի պատասխանում
says = { $who }՝ { $what }
new-on = Նոր՝ { $date }
question-new = նոր
choose-questions = Ընտրել հարցեր
choose-about = Ինչի մասին
choose-anything = ինչ էլ լինի
choose-side = Ով է պատասխանել
choose-any-side = ցանկացած կողմ
choose-place = Որտեղ
choose-any-place = ցանկացած վայր
choose-words = Բառեր
sort-contested = նախ ամենավիճելիները
sort-latest = նախ վերջին պատասխանները
sort-apart = նախ ամենահեռուները
sort-sources = նախ շատ աղբյուրներով
questions = { $n ->
    [one] { $n } հարց
   *[other] { $n } հարց
}
questions-of = { $n ->
    [one] { $found }՝ { $n } հարցից
   *[other] { $found }՝ { $n } հարցից
}
questions-all = ցույց տալ բոլորը
questions-none = Դեռ չի կարդացվել հարցի պատասխանող պնդում։
questions-none-like = Այդպիսի հարց չկա։
questions-more = Այլ հարցեր
questions-before = Նախորդ հարցերը
origins = { $n ->
    [one] { $n } անկախ ծագում
   *[other] { $n } անկախ ծագում
}
origins-in = { $posts }, { $sources }
origins-posts = { $n ->
    [one] { $n } գրառում
   *[other] { $n } գրառում
}
origins-sources = { $n ->
    [one] { $n } աղբյուր
   *[other] { $n } աղբյուր
}
earlier-answers = { $n ->
    [one] { $n } նախկին պատասխան
   *[other] { $n } նախկին պատասխան
}
all-answers = Բոլոր պատասխանները
change-up = աճել է, նախկինում՝ { $number }
change-down = նվազել է, նախկինում՝ { $number }
change-before = նախկինում՝ { $number }
repeated-by = կրկնում են՝ { $sources }
more-claims = { $n ->
    [one] Սրան վերաբերում է ևս { $n } պնդում
   *[other] Սրան վերաբերում է ևս { $n } պնդում
}
axis-label = { $question }, մեկ առանցքի վրա։ { $answers }
axis-before = նախկինում՝ { $answer }
axis-latest = վերջինը՝ { $answer }
moved = { $from } → { $to }
how-moved = Ինչպես են փոխվել թվերը
other-questions = Այս տեսակի այլ հարցեր

### Tallies

tallies-summary = Ինչպես է փոխվել յուրաքանչյուրի նշած թիվը։ Թիվը մնում է ուժի մեջ նշվելու պահից մինչև հաջորդը. երկու թվի միջև ոչինչ չի գծվում, և երկու կողմի թվեր երբեք չեն միացվում։
tallies-how = Շերտը գծից վեր՝ «առնվազն»։ Ներքև՝ «մինչև»։ Երկու գծի միջև՝ միջակայք։ Ամեն նշան տանում է իր խոսքերին։
download-csv = Ներբեռնել CSV
tallies-none = Դեռ ընթացիկ թվեր չեն կարդացվել։
tallies-more = Այլ հաշվարկներ
tallies-before = Նախորդ հաշվարկները
chart-label = { $question }՝ ժամանակի ընթացքում։ { $numbers }
chart-left-out = { $n ->
    [one] Եվս { $n } պնդող կա աղյուսակում։
   *[other] Եվս { $n } պնդող կա աղյուսակում։
}
chart-table = Թվերն աղյուսակով
chart-caption = { $question }՝ յուրաքանչյուր թիվ, երբ, ում կողմից և ինչ խոսքերով է նշվել
col-when = Երբ
col-who = Ով
col-what = Ինչ
col-how-many = Քանի
col-words = Ինչ խոսքերով
col-words-short = Խոսքեր
still-title = Մեկ անգամ նշված թվեր
still-caption = Թվեր, որոնք միայն մեկն է նշել՝ մեկ անգամ
still-left = { $n ->
    [one] Եվս { $n } կա { $csv } ֆայլում։
   *[other] Եվս { $n } կա { $csv } ֆայլում։
}

### The map

map-summary = Ինչ և որտեղ է, ըստ պնդումների, տեղի ունեցել, և ով է դա ասում։
map-summary-day = Ինչ և որտեղ է, ըստ պնդումների, տեղի ունեցել, և ով է դա ասում՝ { $day }։
map-how = Վայրը նկարված է այնքան մեծ, որքան հայտնի է. նշանը պնդում է, ոչ թե փաստ։
map-told-on = Հայտնվել է
map-all-days = Բոլոր օրերը
map-all-days-told = բոլոր օրերը
map-shown = { $n ->
    [one] վայրով { $n } պնդում։
   *[other] վայրով { $n } պնդում։
}
map-of-place = Քարտեզ՝ { $place } և շրջակայք. ստորև բերված ցանկում նույնն է։
map-of-places = { $n ->
    [one] Քարտեզ՝ { $n } վայր. ստորև բերված ցանկում նույնն է։
   *[other] Քարտեզ՝ { $n } վայր. ստորև բերված ցանկում նույնն է։
}
map-closer = Ավելի մոտ
map-wider = Ավելի լայն
map-region = Որտեղից ամենաշատն են հայտնում
map-signs = Նշաններ
map-control = ում ձեռքում է
map-strikes = հարվածներ
map-denied = հերքված կամ կասկածելի
map-disputed = վիճելի սահման
map-borders = Ափեր և սահմաններ՝ Natural Earth, հանրային սեփականություն։ Սահմանները գծված են այնպես, ինչպես կան տեղում. ընդհատվող գծերը վիճելի սահմաններ են, վերահսկողության գծեր և երբեք չհամաձայնեցված սահմաններ։ Dateline-ը դրանցում կողմ չի բռնում։
map-no-land = Այս մասում ցամաք նրան հայտնի չէ։
map-none = Դեռ չեն կարդացվել պնդումներ, որոնք քարտեզը կարող էր ցույց տալ։
map-none-known = Այստեղ պնդվածի համար հայտնի չէ վայր, որը քարտեզը կարող էր ցույց տալ։
map-named-below = Նշված վայրերը թվարկված են ստորև։
map-on = Քարտեզի վրա
map-around = Շրջակայքի քարտեզ՝ { $place }
map-off = Նշված, բայց այս քարտեզին չկան
map-off-note = Դրանց տեղը հայտնի չէ, չափազանց մեծ է կետի համար կամ ցույց տրվածից դուրս է։
map-placeless = { $n ->
    [one] { $n } պնդում՝ առանց վայրի
   *[other] { $n } պնդում՝ առանց վայրի
}
map-latest = { $n ->
    [one] Վերջին { $n }-ը
   *[other] Վերջին { $n }-ը
}
map-left-out = { $n ->
    [one] Ցույց են տրված վերջին պնդումները, ավելի վաղ { $n }-ը՝ ոչ։ Ընտրե՛ք օր՝ դրանը տեսնելու համար։
   *[other] Ցույց են տրված վերջին պնդումները, ավելի վաղ { $n }-ը՝ ոչ։ Ընտրե՛ք օր՝ դրանը տեսնելու համար։
}
map-claims-by = { $place }։ Պնդումներ՝ { $claims }
map-of-control = { $n ->
    [one] { $n }՝ վերահսկողության մասին
   *[other] { $n }՝ վերահսկողության մասին
}
map-of-strikes = { $n ->
    [one] { $n }՝ հարվածների մասին
   *[other] { $n }՝ հարվածների մասին
}
map-of-other = { $n ->
    [one] { $n }՝ այլ բաների մասին
   *[other] { $n }՝ այլ բաների մասին
}
exact-spot = այս կետում
exact-town = այս քաղաքում կամ մոտակայքում
exact-district = ինչ-որ տեղ այս շրջանում
exact-region = ինչ-որ տեղ այս տարածաշրջանում
exact-water = ինչ-որ տեղ այս ջրերում
exact-line = ինչ-որ տեղ այս գծի երկայնքով
exact-country = ինչ-որ տեղ այս երկրում
exact-continent = ինչ-որ տեղ աշխարհի այս մասում
exact-unsaid = որքան ճշգրիտ՝ չի ասվում

### The digest

digest-of-day = Օրվա ամփոփում
digest-summary = { $posts }, { $sources }։ Ստորև բերվածը կազմված է կանոններով՝ նրանց խոսքերից. ամեն նախադասություն նշում է իր աղբյուրները։
of-sources = { $n ->
    [one] { $n } աղբյուր
   *[other] { $n } աղբյուր
}
digest-all = Օրվա ամբողջը
digest-growing = Սա վերջին կարդացված օրն է. այն դեռ կարող է լրացվել։
digest-none = Այս օրը պատմվածում պնդումներ չեն գտնվել։
digest-disputed = Վիճելի
digest-changed = Փոխված
digest-new = Նոր
digest-left-out = { $n ->
    [one] Եվս { $n } նախադասություն՝ «{ $questions }» էջում։
   *[other] Եվս { $n } նախադասություն՝ «{ $questions }» էջում։
}
digest-questions = Հարցեր
digest-mail = Այս օրը՝ էլ․ նամակով

### Sources

sources-summary = Ում են կարդում այս էջի համար։ Աղբյուրի կապը կողմի հետ խմբագիրների գրառածն է. այն ոչինչ չի ասում այն մասին, թե արդյոք ճիշտ է դրա հայտնածը։
col-source = Աղբյուր
col-kind = Տեսակ
col-belongs = Պատկանում է
col-posts = Գրառումներ
col-pages = Կարդացված էջեր
col-last = Վերջին ընթերցում
col-beside = Մյուսների կողքին
no-party = ոչ մի կողմի
posts-of = { $n ->
    [one] գրառում՝ { $source }
   *[other] գրառում՝ { $source }
}
not-yet = դեռ ոչ
nothing-in-common = ընդհանուր ոչինչ
beside-note = «Մյուսների կողքին» հաշվում է մի քանի աղբյուրի հայտնած պնդումները՝ քանիսում է աղբյուրը եղել առաջինը, քանիսում՝ ավելի ուշ, և ուշացման մեդիանը։
late-first = առաջինը՝ { $first }
late-later = ավելի ուշ՝ { $later }, { $by } հետո
late-both = առաջինը՝ { $first }, ավելի ուշ՝ { $later }, { $by } հետո
late-after = { $by } ավելի ուշ, առաջինը՝ { $source }
had-title = Ով ինչ ուներ
had-summary = Պատմությունն այն է, ինչ մի քանի աղբյուրի գրառումներ նույն կերպ են պատմում։ Ուշ՝ նշանակում է առաջինից մեկ ժամ և ավելի հետո։ Այն, ինչ պատմում է միայն մեկ աղբյուր, կարող է իր սեփական աշխատանքը լինել կամ տեղի ունեցած չլինել․ նայեք։
had = առաջինը՝ { $first }, ժամանակին՝ { $in-time }, ուշ՝ { $late }, չուներ մի քանի ուրիշների ունեցածից՝ { $lacked }, միայն ինքը՝ { $alone }
told-alone = Պատմում է միայն { $source }
late-title = Ուշ
latest-of = Վերջինը՝ { $source }
watch-title = Հասցեներ, որոնց հետևում են
watch-none = Այլևս ոչ մի հասցեի չեն հետևում։
watch-well = { $n ->
    [one] { $n } հասցե դիտվում է նորից ու նորից։ Ամեն ինչ կարգին է։
   *[other] { $n } հասցե դիտվում է նորից ու նորից։ Ամեն ինչ կարգին է։
}
watch-fares-well = { $n ->
    [one] { $n } հասցե կարգին է
   *[other] { $n } հասցե կարգին է
}
watch-ended = { $n ->
    [one] { $n } հասցեի այլևս չեն հետևում
   *[other] { $n } հասցեի այլևս չեն հետևում
}
since = Սկսած՝ { $time }։
fares-new = նոր
fares-ok = կարգին է
fares-slow = դանդաղ
fares-stale = նորություն չկա
fares-changed = կառուցվածքը փոխվել է
fares-busy = զբաղված
fares-failing = խափանվում է
fares-refused = մերժված
fares-gone = անհետացել է
fares-unwatched = չի դիտվում
fares-ended = ավարտված

### Search

search-this = Որոնել այս էջում
search-what = Ինչ որոնել
search-found = Ինչ է գտնվել
search-posts = Գրառումներ
search-statements = Հայտարարություններ
search-claims = Պնդումներ
best-first = Նախ լավագույնները
search-none = Այդպիսի բան այստեղ չգտնվեց։ Քիչ բառերն ավելի շատ են գտնում. <code>ferr*</code>-ը գտնում է այդպես սկսվող բոլոր բառերը։
pages = Էջեր
page-before = Նախորդ
page-more = Հաջորդ
search-how = Ինչպես որոնել
search-how-words = <code>ferry landing</code>-ը գտնում է երկու բառն էլ՝ ցանկացած ձևով։ <code>"ferry landing"</code>-ը գտնում է դրանք կողք կողքի, իսկ <code>ferr*</code>-ը՝ այդպես սկսվող բոլոր բառերը։
search-how-or = <code>ferry OR bridge</code>-ը գտնում է երկուսից մեկը։ <code>-ferry</code>-ն դուրս է թողնում այն, ինչ այն պարունակում է։
search-how-fields = <code>source:</code>, <code>speaker:</code>, <code>place:</code>, <code>kind:</code> և <code>side:</code> որոնում են մեկ դաշտում. <code>side:{ $side }</code>-ը գտնում է այդ կողմի ասածը, <code>kind:killed</code>-ը՝ զոհվածներին հաշվողը։
search-how-days = <code>after:2026-03-10</code>, <code>before:2026-03-12</code> և <code>day:2026-03-11</code> սահմանափակում են օրերով. <code>day:3</code>-ը իրադարձության երրորդ օրն է։
search-how-disputed = <code>disputed:yes</code>-ը թողնում է պնդումները, որոնք ուրիշները հերքում են կամ որոնց հակասում են։
note-no-operator = «{ $name }:»-ն այստեղ օպերատոր չէ, ուստի որոնվեց որպես բառ։ Կան՝ { $operators }։
note-no-day = «{ $operator }:{ $value }»-ն օր չի նշում և բաց թողնվեց։ Գրե՛ք { $operator }:2026-03-11 կամ day:3՝ երրորդ օրվա համար։
note-no-answer = «disputed:{ $value }»-ն բաց թողնվեց։ Գրե՛ք disputed:yes կամ disputed:no։
note-no-value = «{ $operator }:»-ից հետո ոչինչ չկա, ուստի բաց թողնվեց։
note-too-long = Որոնումը չափազանց երկար էր. վերջը բաց թողնվեց։

### How to read this

about-summary = Dateline-ը կարդում է իրադարձության շարունակական լուսաբանումը և ցույց է տալիս, թե ով ինչ է ասում, երբ, ինչ թվով և ում դեմ։ Այն չի որոշում, թե ով է իրավացի։
about-words = Խոսքեր և նշաններ
about-words-own = Գրքային տառատեսակով շարված խոսքերը աղբյուրինն են՝ անփոփոխ։ Շուրջը ավելի պարզ տառատեսակով ամեն ինչ Dateline-ինն է։
about-thin = Բարակ գծով խոսքերը
about-thin-what = վերագրված են խոսողի, որը նշված է գրառման տակ։
about-heavy = Հաստ գծով խոսքերը
about-heavy-what = ստուգելի պնդում են՝ քանի, ինչ, որտեղ, ում դեմ։ Գրառման տակի ցանկը նշում է ամեն պնդում. հետևե՛ք մեկին, և դրա խոսքերը կլուսավորվեն։
about-colours = Գույներն ու ձևերը նշանակում են կողմերը, և անունները միշտ գրված են կողքին․
about-contradictions = Հակասություններ
about-contradictions-what = Երբ պնդումները վերաբերում են իրար, յուրաքանչյուրն ասում է դա և տանում մյուսին՝ <em>հերքում է</em>, <em>հակասում է</em>, <em>ճշգրտում է</em>, <em>նույնպես հայտնում է</em>, <em>կրկնում է</em>։ Երկու կողմն էլ մնում են։ Ոչ մի թիվ չի միջինացվում, և միասնական գումար չկա։ Հաղորդումը, որը միայն փոխանցում է մեկ ուրիշը, երկրորդ վկա չի համարվում։
about-day = Օրը մի քանի տողով
about-day-what = Ուղիղ էջի վերևի շրջանակը կազմվում է կանոններով՝ վերջին օրվա պնդումներից. ինչն է վիճելի, ինչ է փոխել կողմը, ինչն է նոր։ Ամեն տող տանում է այն խոսքերին, որոնց վրա հիմնված է։ <em>Կարևոր</em> է այն գրառումը, որը պատմում են երեք և ավելի լրատվամիջոցներ, կամ որն ունի կողմի վերջին պատասխանը վիճելի, հերքված կամ ճշգրտված հարցին։
about-story = Մեկ պատմություն, մի քանի լրատվամիջոց
about-story-what = Տարբեր լրատվամիջոցների գրառումները, որոնց ամենախոսուն անունները, թվերը և բառերը կես օրվա ընթացքում համընկնում են, մեկ քարտում են. առաջինը պատմում է ամբողջը, մյուսները թվարկված են դրա տակ։ Այն գրառումը, որը հակասում է մյուսին, փոխում է դրա թվերը կամ պնդում է այն, ինչ մյուսները չեն պնդում, միշտ առանձին է։
about-times = Ժամեր
about-times-what = Ժամերը { $zone } ({ $name }) են. յուրաքանչյուրի վրա պահելիս երևում են ամբողջ ամսաթիվը, UTC-ն և աղբյուրի խոսքերը։ Շատ էջեր միայն ժամ են նշում։ Որտեղ ամսաթիվը պարզվել է, դա ասված է՝ պատճառով։ Որտեղ էջն ընդհանրապես ժամ չի նշում, տեսնում եք, թե երբ է այն առաջին անգամ կարդացվել։
about-changes = Փոփոխություններ
about-changes-what = Երբ աղբյուրը խմբագրում է գրառումը, նախկինում ասվածը մնում է տեսանելի՝ գնացածով և եկածով։ Երբ աղբյուրը հանում է գրառումը, այն նույնպես մնում է և ասում է, որ հանված է։ Այս ամենը թվարկված է այստեղ՝ { $corrections }։
about-corrections = Ուղղումներ
about-machine = Ինչ է անում մեքենան և ինչում է սխալվում
about-machine-what = Խոսողներին և պնդումները գտնում են անգլերեն լուրերի կանոնները, ոչ թե մարդ։ Կանոնները ինչ-որ բան բաց են թողնում և ինչ-որ բան սխալ կարդում։ Ուստի յուրաքանչյուրը տանում է այն խոսքերին, որոնցում գտնվել է. կարևորը խոսքերն են։
about-hard = Ծանր բաներ
about-hard-what = Dateline-ն ինքը պատկերներ ցույց չի տալիս, այլ միայն այն, ինչ ասված է դրանց մասին, և թե որտեղ են։ Որտեղ մակագիրը կամ գրառումը զգուշացնում է ծանր բովանդակության մասին, դա էլ սպասում է հպման։
about-elsewhere = Տարեք այլ տեղ
about-feeds = Վերջին գրառումները լրահոս են երեք ձևով՝ { $rss }, { $atom } և { $json }
about-feeds-sides = նաև մեկ կողմի ասածը՝
about-feeds-gone = Ինչ աղբյուրը հանում է, այնտեղից անմիջապես վերանում է։
about-embed = Այս տողը վերջին թարմացումները դնում է ձեր էջում։ Այն քուքի չի դնում և ինքն իրեն շարունակվում է․
about-own = Ձեր ընթերցածը ձերն է
about-own-what = Այս էջը քուքի չի դնում և ոչինչ չի հարցնում այլ սերվերից։ Եթե ձեր դիտարկիչը սկրիպտներ է աշխատեցնում, այն ձեր իսկ սարքում հիշում է, թե ինչ հերթականությամբ եք կարդում։

### The first page, the embedded page

index-title = Ինչին ենք հետևում
index-empty = Գրանցամատյանը դատարկ է։ Ներմուծե՛ք նյութեր <code>dateline import</code> հրամանով, և դրանք կհայտնվեն այստեղ։
update = Թարմացում
latest-updates = Վերջին թարմացումները
embed-foot = ով ինչ է ասում՝ այն խոսքերով, որոնցով ասվել է։

### What is not there

error-not-here = Այստեղ չէ
error-not-that-way = Այդպես չէ
error-broken = Ինչ-որ բան փչացել է
error-back = Դեպի այն, ինչին հետևում ենք
error-method = Այս հասցեն միայն կարդալու համար է։
error-store = Տվյալները հնարավոր չեղավ կարդալ։ Մեղքը մերն է, ոչ թե ձերը. խնդրում ենք փորձել քիչ անց։
error-picture = Էջը հնարավոր չեղավ պատրաստել։ Մեղքը մերն է, ոչ թե ձերը։
error-template = Էջը հնարավոր չեղավ գրել։ Մեղքը մերն է, ոչ թե ձերը։
no-page = Այս հասցեում էջ չկա։
no-coverage = Այս անունով ոչնչի չենք հետևում։
no-page-of-feed = Հոսքի այդպիսի էջ չկա։
no-list = Հարցերի այդպիսի ցանկ չկա։
no-question = Այդպիսի հարց չկա, կամ այլևս ոչինչ չի պատասխանում դրան։
no-page-of-tallies = Հաշվարկների այդպիսի էջ չկա։
no-page-of-search = Որոնման այդպիսի էջ չկա։
no-map = Քարտեզի այդպիսի մաս չկա։
no-day = Կարդացվածից ոչինչ այս օրվանից չէ։
no-post = Այդպիսի գրառում չկա։
no-file = Այդպիսի ֆայլ չկա։
no-change = Նշե՛ք, թե որ փոփոխությունից հետո՝ /changes?after=N։
no-feed = Այդպիսի լրահոս չկա։
no-feed-of-side = Այդպիսի կողմը լրահոս չունի։
no-feed-of-question = Այդպիսի հարցը լրահոս չունի։
no-feed-of-both = Լրահոսը կողմի է կամ հարցի։
no-embed = Այդ հասցեում ներդնելի էջ չկա։
no-embed-address = Նշե՛ք, թե որ էջը՝ /oembed?url=…
no-embed-form = Ինչպես ներդնել էջը, ասվում է JSON-ով։
no-base = Այս կայքը հանրային հասցե չունի։
