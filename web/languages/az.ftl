# Dateline interfeysi azərbaycanca. Mənbə: en.ftl.

### Everywhere

comma = { ", " }
and = { $one } və { $other }
skip = Məzmuna keç
languages = Dillər
nav-live = Canlı
nav-questions = Suallar
nav-tallies = Hesablar
nav-map = Xəritə
nav-digest = İcmal
nav-sources = Mənbələr
nav-about = Bunu necə oxumalı
search = Axtarış
search-in = Axtarış: { $title }
foot = Altından xətt çəkilmiş sözlər danışana aiddir; daha qalın xətt yoxlanıla bilən iddianı göstərir. Dateline kimin nə dediyini göstərir və kimin haqlı olduğuna qərar vermir.
parties = Tərəflər
others = digərləri
no-side = Heç bir tərəf
nobody-named = adı çəkilməyib
someone-unnamed = Adı çəkilməyən şəxs
times-are = Vaxtlar: { $zone } ({ $name })
order = Sıra
newest-first = Əvvəl ən yeni
show = Göstər
show-all = Hamısını göstər
days = Günlər
more = { $n ->
    [one] daha { $n }
   *[other] daha { $n }
}
posts = { $n ->
    [one] { $n } yazı
   *[other] { $n } yazı
}
claims = { $n ->
    [one] { $n } iddia
   *[other] { $n } iddia
}
quoted = “{ $words }”

### Dates

month-1 = yanvar
month-2 = fevral
month-3 = mart
month-4 = aprel
month-5 = may
month-6 = iyun
month-7 = iyul
month-8 = avqust
month-9 = sentyabr
month-10 = oktyabr
month-11 = noyabr
month-12 = dekabr
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
weekday-1 = bazar ertəsi
weekday-2 = çərşənbə axşamı
weekday-3 = çərşənbə
weekday-4 = cümə axşamı
weekday-5 = cümə
weekday-6 = şənbə
weekday-7 = bazar
date-short = { $day } { $month }
date-weekday = { $day } { $month }, { $weekday }
date-long = { $day } { $month } { $year }, { $weekday }
date-month = { $month } { $year }
day-number = Gün { $n }
clock-hour = saat { $hour }
minutes = { $n } dəq
hours = { $n } saat
kilometres = { $number } km

### How a time is known

time-known-to-day = { $date }, yalnız günü məlumdur
time-first-seen = ilk dəfə görülüb
time-first-seen-how = ilk dəfə onda alınıb; səhifə vaxt göstərmir
time-first-seen-reason = Səhifə bu yazı üçün vaxt göstərmir. Göstərilən onun ilk dəfə alındığı vaxtdır.
time-page-says = səhifədə “{ $text }” yazılıb
time-as-page-says = səhifədə yazıldığı kimi
time-worked-out = Müəyyən edilib: { $reason }.
time-worked-out-for = Müəyyən edilib, səhifədə “{ $text }” yazılıb: { $reason }.
time-other-times = səhifədəki digər vaxtlardan
time-date-worked-out = tarix müəyyən edilib
time-time-worked-out = vaxt müəyyən edilib
time-retrieval = alınma vaxtı
time-retrieval-how = alınma vaxtı
time-retrieval-reason = Səhifə bu yazı üçün vaxt göstərmir. Göstərilən onun alındığı vaxtdır.
how-first-print = bu mətnlə ilk yazının vaxtı
how-last-there = onun hələ yerində olduğu son baxış
how-first-words = bu sözlərlə ilk baxış
how-last-retrieval = son baxış
how-noted = bunun qeyd edildiyi vaxt

### Kinds of claims

kind-killed = Həlak olanlar
kind-wounded = Yaralananlar
kind-missing = İtkin düşənlər
kind-captured = Əsir düşənlər
kind-displaced = Köçkünlər
kind-equipment-loss = İtirilmiş texnika
kind-aircraft-downed = Vurulmuş hava vasitələri
kind-territory-taken = Tutulub
kind-territory-retaken = Geri alınıb
kind-strike = Zərbə
kind-mobilisation = Səfərbərlik
kind-fighters-deployed = Göndərilmiş döyüşçülər
kind-property-damage = Əmlaka ziyan
kind-evacuation = Təxliyə
polarity-denied = təkzib olunur
polarity-questioned = şübhə altındadır
polarity-asserted = iddia olunur
ruled-confirmed = Redaksiya təsdiqləyib
ruled-rejected = Redaksiya nəzərə almır: səhv oxunub və ya etibarsızdır
ruled-corrected = Redaksiya düzəldib: { $to }
relation-denies = təkzib etdiyi:
relation-denied-by = təkzib edən:
relation-conflicts = zidd olduğu:
relation-revises = dəqiqləşdirdiyi:
relation-revised-by = dəqiqləşdirən:
relation-also = bunu da bildirən:
relation-repeated-by = təkrarlayan:
relation-said-before = daha əvvəl deyən:
media-photo = Foto
media-video = Video
media-audio = Səs
media-gallery = Fotolar
media-graphic = Qrafika
media-embed = Sosial şəbəkə paylaşımı
media-linked = Keçidli material
amount-at-least = ən azı { $number }
amount-over = { $number } həddindən yuxarı
amount-more-than = { $number } həddindən çox
amount-about = təxminən { $number }
amount-up-to = ən çoxu { $number }
amount-nearly = az qala { $number }
amount-another = daha { $number }
amount-dozens = onlarla
amount-hundreds = yüzlərlə
amount-thousands = minlərlə
amount-some = bir neçə
tier-agency = xəbər agentliyi
tier-state = dövlət mediası
tier-national = ümummilli media
tier-local = yerli media
tier-official = rəsmi mənbə
tier-social = sosial şəbəkə

### The live page

updates = Yeniliklər
earlier-updates = Daha əvvəlki yeniliklər
later-updates = Daha sonrakı yeniliklər
oldest-first = Əvvəl ən köhnə
contents = Mündəricat
to-newest = Ən son yeniliklərə
to-first = İlk yeniliklərə
empty-feed = Hələ heç nə oxunmayıb. Yeniliklər gəldikcə burada görünəcək.
empty-narrowed = Belə yenilik yoxdur. Yuxarıdakı süzgəclərdən birini götürün və ya { $all }.
empty-narrowed-all = bütün yenilikləri göstərin
key-update = Əsas yenilik
key-updates = Əsas yeniliklər
all-key-updates = Bütün əsas yeniliklər
key-told-by = { $n ->
    [one] { $n } nəşr bildirib
   *[other] { $n } nəşr bildirib
}
key-disputed = mübahisəlidir: { $question }
key-denied = təkzib olunub: { $question }
key-revised = dəqiqləşdirilib: { $question }
where-answers-differ = Cavabların fərqləndiyi yerlər
updates-of = { $n ->
    [one] yenilik
   *[other] yenilik
}
all-of-this-day = Bu günün hamısı
corrections = Düzəlişlər
corrections-what = mənbələrin dəyişdiyi və ya götürdüyü
so-far = { $day }, bu ana qədər
pinned-disputed = Mübahisəli
pinned-moved = Dəyişib
pinned-new = Yeni
drafted = Qeydlərdən qaydalarla tərtib edilib, insan tərəfindən yox.
all-of = { $day }: hamısı
all-questions = Bütün suallar
outlets = { $n ->
    [one] { $n } nəşr
   *[other] { $n } nəşr
}
outlets-first = birinci { $clock } { $source }
same-text = eyni mətn

filter = Süzgəc
filters = Süzgəclər
filter-disputed = Yalnız mübahisəlilər
filter-key = Yalnız əsas yeniliklər
filter-side = Kim danışır
filter-anybody = Hər kəs
filter-kind = Nə iddia edilir
filter-anything = Hər şey
filter-place = Harada
filter-anywhere = Hər yerdə
filter-source = Mənbə
filter-all = Hamısı
filter-away = bu süzgəci götür
found = { $n ->
    [one] { $n } yenilik:
   *[other] { $n } yenilik:
}
found-or-more = { $n ->
    [one] { $n } və ya daha çox yenilik:
   *[other] { $n } və ya daha çox yenilik:
}
narrowed-to = Məhdudlaşdırılıb:
chip-side = danışan: { $side }
chip-place = yer: { $place }
chip-source = mənbə: { $source }
chip-disputed = mübahisəli
chip-key = əsas yeniliklər

live-new = { $n ->
    [one] { $n } təzə yenilik
   *[other] { $n } təzə yenilik
}
live-new-unweighed = { $n ->
    [one] { $n } təzə yenilik, hələ qiymətləndirilməyib
   *[other] { $n } təzə yenilik, hələ qiymətləndirilməyib
}
live-changed = { $n ->
    [one] { $n } yazı dəyişib
   *[other] { $n } yazı dəyişib
}
live-stale = Bu səhifə dəyişib. Yenidən yükləyin
ago-now = indicə
ago-minutes = { $n } dəq əvvəl
ago-hours = { $n } saat əvvəl
link-copied = Keçid köçürüldü

### A post

no-words = Vaxt var, söz yoxdur
own-voice = öz adından
said-by = Deyən: { $who }
claimed-by = İddia edən: { $who }
claimed = İddia edilib
edited = dəyişdirilib { $clock }
passes-on = Bu mənbənin mətnini ötürür: { $source }, { $time}. İki yox, bir səsdir.
forwarded = Yönləndirilib: { $via }.
passed-on = { $n ->
    [one] Bu mətni daha { $n } mənbə ötürür.
   *[other] Bu mətni daha { $n } mənbə ötürür.
}
gone = Sonuncu dəfə { $date }, { $time } vaxtı orada idi. Dateline dediyini saxlayır:
wordless = Mənbə vaxt göstərib, söz verməyib.
wordless-media = Mənbə vaxt və aşağıdakıları göstərib, söz verməyib.
cut = Qalanı burada göstərmək üçün çox uzundur.
cut-at = Qalanı burada göstərmək üçün çox uzundur: { $link }.
cut-link = mənbədə oxuyun: { $source }
read-all = Hamısını oxu
media = Media
graphic = { $kind }: baxmaq ağır ola bilər
media-at = { $kind }, { $source }
claimed-here = Burada nə iddia edilir
speaks-here = Burada kim danışır
says-hidden = deyən: { $who }
edits = { $n ->
    [one] Mənbənin dəyişdikləri, { $n } dəfə
   *[other] Mənbənin dəyişdikləri, { $n } dəfə
}
changed-by = Ən geci bu vaxt dəyişib: { $time }
diff-too-long = Mətn dəyişikliklərini göstərmək üçün çox uzundur.
link-to-post = Bu yazıya keçid
copy-link = Keçidi köçür
where-from = Haradan gəlib
at-source = Mənbədə: { $source }
provenance = Bu haradan gəlib
provenance-source = Mənbə
provenance-time = Vaxt
provenance-how = Vaxt haradan məlumdur
provenance-retrieved = Alınıb
provenance-fingerprint = Barmaq izi
provenance-sha = alınmış və saxlanılan baytların SHA-256 cəmi
provenance-rules = Qaydalar
provenance-rules-what = iddiaları tapanlar
posts-pager = Yazılar
see-in-feed = Lentdə bax

### Corrections

corrections-summary = Mənbələrin yazılarında dəyişdikləri, götürdükləri və ya geri qoyduqları, əvvəl ən sonuncusu. Dateline əvvəl deyilənləri saxlayır.
corrections-none = Heç bir mənbə oxunmuş yazını dəyişməyib və götürməyib.
corrections-earlier = Daha əvvəlkilər yazıların öz səhifələrində göstərilir.
correction-gone = Mənbəsi bu yazını götürüb.
correction-returned = Götürülmüş yazı yenidən yerindədir.
correction-revised = Mənbəsi sözləri dəyişib.

### Questions

questions-summary = Bir neçə iddianın fərqli və ya eyni cavablandırdığı suallar. Hər tərəfin son cavabı, əvvəl dedikləri və deyildiyi sözlərlə birlikdə o birinin cavabının yanında durur. Heç bir cavabın ortası götürülmür.
states = Vəziyyətlər
state-settled = Redaksiya həll edib
state-one-source = Yalnız bir mənbə
state-agreed = Uyğun gəlir
state-disputed = Mübahisəli
state-denied = Təkzib olunub
state-revised = Dəqiqləşdirilib
why-settled = redaksiya bir cavabı təsdiqləyib
why-disputed = cavablar bir-birini istisna edir
why-denied = bir tərəf o birinin iddiasını rədd edir
why-revised = cavab dəyişib
why-agreed = müstəqil mənbələr eyni şeyi deyir
why-one-source = buna başqa cavab verən yoxdur
says = { $who }: { $what }
new-on = Yeni: { $date }
question-new = yeni
choose-questions = Sualları seç
choose-about = Mövzu
choose-anything = istənilən
choose-side = Cavab verən
choose-any-side = istənilən tərəf
choose-place = Yer
choose-any-place = istənilən yer
choose-words = Sözlər
sort-contested = əvvəl ən mübahisəlilər
sort-latest = əvvəl ən son cavab
sort-apart = əvvəl ən çox fərqlənən
sort-sources = əvvəl ən çox mənbəli
questions = { $n ->
    [one] { $n } sual
   *[other] { $n } sual
}
questions-of = { $n ->
    [one] { $found } / { $n } sual
   *[other] { $found } / { $n } sual
}
questions-all = hamısını göstər
questions-none = Hələ suala cavab verən iddia oxunmayıb.
questions-none-like = Belə sual yoxdur.
questions-more = Daha çox sual
questions-before = Əvvəlki suallar
origins = { $n ->
    [one] { $n } müstəqil mənşə
   *[other] { $n } müstəqil mənşə
}
origins-in = { $posts }, { $sources }
origins-posts = { $n ->
    [one] { $n } yazı
   *[other] { $n } yazı
}
origins-sources = { $n ->
    [one] { $n } mənbə
   *[other] { $n } mənbə
}
earlier-answers = { $n ->
    [one] Əvvəlki { $n } cavab
   *[other] Əvvəlki { $n } cavab
}
all-answers = Bütün cavablar
change-up = artıb, əvvəl { $number }
change-down = azalıb, əvvəl { $number }
change-before = əvvəl: { $number }
repeated-by = təkrarlayanlar: { $sources }
more-claims = { $n ->
    [one] Bununla bağlı daha { $n } iddia
   *[other] Bununla bağlı daha { $n } iddia
}
axis-label = { $question }, bir oxda. { $answers }
axis-before = əvvəl: { $answer }
axis-latest = sonuncu: { $answer }
moved = { $from } → { $to }
how-moved = Rəqəmlər necə dəyişib
other-questions = Bu növdən digər suallar

### Tallies

tallies-summary = Rəqəm açıqlayan hər kəsin rəqəmi necə dəyişib. Rəqəm açıqlandığı andan növbətisinə qədər qüvvədədir; ikisinin arasında heç nə çəkilmir və iki tərəfin rəqəmləri birləşdirilmir.
tallies-how = Xəttin üstündəki zolaq: “ən azı”. Altındakı: “ən çoxu”. İki xətt arasındakı: aralıq. Hər işarə öz sözlərinə aparır.
download-csv = CSV kimi yüklə
tallies-none = Hələ yekun rəqəmlər oxunmayıb.
tallies-more = Daha çox hesab
tallies-before = Əvvəlki hesablar
chart-label = { $question }, zaman üzrə. { $numbers }
chart-left-out = { $n ->
    [one] Cədvəldə daha { $n } iddiaçı var.
   *[other] Cədvəldə daha { $n } iddiaçı var.
}
chart-table = Rəqəmlər cədvəl şəklində
chart-caption = { $question }: hər rəqəm, nə vaxt, kim tərəfindən və hansı sözlərlə deyilib
col-when = Nə vaxt
col-who = Kim
col-what = Nə
col-how-many = Neçə
col-words = Hansı sözlərlə
col-words-short = Sözlər
still-title = Bir dəfə deyilmiş rəqəmlər
still-caption = Yalnız bir iddiaçının bir dəfə dediyi rəqəmlər
still-left = { $n ->
    [one] Daha { $n } rəqəm { $csv } faylındadır.
   *[other] Daha { $n } rəqəm { $csv } faylındadır.
}

### The map

map-summary = Nəyin harada baş verdiyi iddia olunur və bunu kim deyir.
map-summary-day = Nəyin harada baş verdiyi iddia olunur və bunu kim deyir: { $day }.
map-how = Yer məlum olduğu qədər böyük çəkilir; işarə iddiadır, fakt deyil.
map-told-on = Bildirildiyi gün
map-all-days = Bütün günlər
map-all-days-told = bütün günlər
map-shown = { $n ->
    [one] yeri məlum { $n } iddia.
   *[other] yeri məlum { $n } iddia.
}
map-of-place = Xəritə: { $place } və ətrafı; aşağıdakı siyahıda eynisi var.
map-of-places = { $n ->
    [one] Xəritə: { $n } yer; aşağıdakı siyahıda eynisi var.
   *[other] Xəritə: { $n } yer; aşağıdakı siyahıda eynisi var.
}
map-closer = Daha yaxın
map-wider = Daha geniş
map-region = Ən çox xəbər gələn bölgə
map-signs = İşarələr
map-control = kimin əlindədir
map-strikes = zərbələr
map-denied = təkzib olunan və ya şübhəli
map-disputed = mübahisəli sərhəd
map-borders = Sahillər və sərhədlər: Natural Earth, ictimai mülkiyyət. Sərhədlər yerdə olduğu kimi çəkilib; qırıq xətlər mübahisəli sərhədlər, nəzarət xətləri və heç vaxt razılaşdırılmamış sərhədlərdir. Dateline bunlarda tərəf tutmur.
map-no-land = Bu hissədə quru ona məlum deyil.
map-none = Hələ xəritədə göstərilə bilən iddia oxunmayıb.
map-none-known = Burada iddia edilənlər üçün xəritədə göstərilə bilən yer məlum deyil.
map-named-below = Adı çəkilən yerlər aşağıda sadalanıb.
map-on = Xəritədə
map-around = Ətrafın xəritəsi: { $place }
map-off = Adı çəkilən, lakin bu xəritədə olmayan
map-off-note = Yeri məlum deyil, nöqtə üçün çox böyükdür və ya göstərilənin xaricindədir.
map-placeless = { $n ->
    [one] { $n } iddianın yeri yoxdur
   *[other] { $n } iddianın yeri yoxdur
}
map-latest = { $n ->
    [one] Son { $n }
   *[other] Son { $n }
}
map-left-out = { $n ->
    [one] Ən son iddialar göstərilir; daha əvvəlki { $n } iddia göstərilmir. Özününküləri görmək üçün gün seçin.
   *[other] Ən son iddialar göstərilir; daha əvvəlki { $n } iddia göstərilmir. Özününküləri görmək üçün gün seçin.
}
map-claims-by = { $place }. İddialar: { $claims }
map-of-control = { $n ->
    [one] nəzarət haqqında { $n }
   *[other] nəzarət haqqında { $n }
}
map-of-strikes = { $n ->
    [one] zərbələr haqqında { $n }
   *[other] zərbələr haqqında { $n }
}
map-of-other = { $n ->
    [one] başqa şeylər haqqında { $n }
   *[other] başqa şeylər haqqında { $n }
}
exact-spot = bu nöqtədə
exact-town = bu şəhərdə və ya yaxınlığında
exact-district = bu rayonun bir yerində
exact-region = bu bölgənin bir yerində
exact-water = bu suların bir yerində
exact-line = bu xətt boyunca bir yerdə
exact-country = bu ölkənin bir yerində
exact-continent = dünyanın bu hissəsində bir yerdə
exact-unsaid = nə qədər dəqiq olduğu deyilməyib

### The digest

digest-of-day = Günün icmalı
digest-summary = { $posts }, { $sources }. Aşağıdakılar onların sözlərindən qaydalarla tərtib edilib; hər cümlə mənbələrini göstərir.
of-sources = { $n ->
    [one] { $n } mənbə
   *[other] { $n } mənbə
}
digest-all = Günün hamısı
digest-growing = Bu, oxunmuş son gündür; hələ arta bilər.
digest-none = Bu gün deyilənlərdə iddia tapılmayıb.
digest-disputed = Mübahisəli
digest-changed = Dəyişən
digest-new = Yeni
digest-left-out = { $n ->
    [one] Daha { $n } cümlə { $questions } səhifəsindədir.
   *[other] Daha { $n } cümlə { $questions } səhifəsindədir.
}
digest-questions = Suallar
digest-mail = Bu gün e-poçt kimi

### Sources

sources-summary = Bu səhifə üçün kimlər oxunur. Mənbənin tərəflə bağlılığı redaktorların yazdığıdır; bildirdiyinin doğru olub-olmaması haqqında heç nə demir.
col-source = Mənbə
col-kind = Növ
col-belongs = Aid olduğu
col-posts = Yazılar
col-pages = Oxunmuş səhifələr
col-last = Son oxunuş
col-beside = Digərlərinin yanında
no-party = heç bir tərəf
posts-of = { $n ->
    [one] yazı, { $source }
   *[other] yazı, { $source }
}
not-yet = hələ yox
nothing-in-common = ortaq heç nə
beside-note = “Digərlərinin yanında” bir neçə mənbənin bildirdiyi iddiaları sayır: mənbə neçəsində birinci, neçəsində sonra olub və gecikmənin medianı.
late-first = birinci: { $first }
late-later = sonra: { $later }, { $by } fərqlə
late-both = birinci: { $first }, sonra: { $later }, { $by } fərqlə
late-after = { $by } sonra, ilk olan: { $source }
had-title = Kimdə nə olub
had-summary = Hadisə bir neçə mənbənin yazılarının eyni cür danışdığıdır. Gec, ilkindən bir saat və daha çox sonra deməkdir. Yalnız bir mənbənin danışdığı onun öz işi ola bilər və ya heç baş verməmiş ola bilər: baxın.
had = birinci: { $first }; vaxtında: { $in-time }; gec: { $late }; bir neçə başqasında olub onda olmayan: { $lacked }; yalnız onda: { $alone }
told-alone = Yalnız { $source } danışıb
late-title = Gec
latest-of = Ən son: { $source }
watch-title = Baxılan ünvanlar
watch-none = Artıq heç bir ünvana baxılmır.
watch-well = { $n ->
    [one] { $n } ünvana təkrar-təkrar baxılır. Hər şey qaydasındadır.
   *[other] { $n } ünvana təkrar-təkrar baxılır. Hər şey qaydasındadır.
}
watch-fares-well = { $n ->
    [one] { $n } ünvan qaydasındadır
   *[other] { $n } ünvan qaydasındadır
}
watch-ended = { $n ->
    [one] { $n } ünvana daha baxılmır
   *[other] { $n } ünvana daha baxılmır
}
since = Bu vaxtdan: { $time }.
fares-new = yeni
fares-ok = qaydasında
fares-slow = yavaş
fares-stale = yenilik yoxdur
fares-changed = quruluşu dəyişib
fares-busy = məşğul
fares-failing = nasaz
fares-refused = rədd edilib
fares-gone = yoxa çıxıb
fares-unwatched = baxılmır
fares-ended = bitib

### Search

search-this = Bu səhifədə axtar
search-what = Nə axtarılır
search-found = Tapılanlar
search-posts = Yazılar
search-statements = Bəyanatlar
search-claims = İddialar
best-first = Əvvəl ən uyğunu
search-none = Burada belə bir şey tapılmadı. Az söz daha çox tapır; <code>ferr*</code> belə başlayan bütün sözləri tapır.
pages = Səhifələr
page-before = Əvvəlki
page-more = Davamı
search-how = Necə axtarmalı
search-how-words = <code>ferry landing</code> hər iki sözü istənilən formada tapır. <code>"ferry landing"</code> bu sözləri yan-yana, <code>ferr*</code> isə belə başlayan bütün sözləri tapır.
search-how-or = <code>ferry OR bridge</code> ikisindən birini tapır. <code>-ferry</code> onu ehtiva edənləri kənarda qoyur.
search-how-fields = <code>source:</code>, <code>speaker:</code>, <code>place:</code>, <code>kind:</code> və <code>side:</code> bir sahədə axtarır: <code>side:{ $side }</code> həmin tərəfin dediyini, <code>kind:killed</code> həlak olanları sayanı tapır.
search-how-days = <code>after:2026-03-10</code>, <code>before:2026-03-12</code> və <code>day:2026-03-11</code> günlərlə məhdudlaşdırır; <code>day:3</code> hadisənin üçüncü günüdür.
search-how-disputed = <code>disputed:yes</code> başqalarının təkzib etdiyi və ya zidd olduğu iddialarla məhdudlaşdırır.
note-no-operator = “{ $name }:” burada operator deyil, ona görə söz kimi axtarıldı. Olanlar: { $operators }.
note-no-day = “{ $operator }:{ $value }” gün bildirmir və buraxıldı. { $operator }:2026-03-11 və ya üçüncü gün üçün day:3 yazın.
note-no-answer = “disputed:{ $value }” buraxıldı. disputed:yes və ya disputed:no yazın.
note-no-value = “{ $operator }:” işarəsindən sonra heç nə yoxdur, buraxıldı.
note-too-long = Axtarış çox uzun idi; sonu buraxıldı.

### How to read this

about-summary = Dateline hadisənin davamlı işıqlandırılmasını oxuyur və kimin nəyi, nə vaxt, hansı rəqəmlə və kimə qarşı dediyini göstərir. Kimin haqlı olduğuna qərar vermir.
about-words = Sözlər və işarələr
about-words-own = Kitab hərfləri ilə yığılmış sözlər mənbənin özünündür, dəyişdirilməyib. Ətrafında daha sadə hərflərlə yazılan hər şey Dateline'ındır.
about-thin = Nazik xətli sözlər
about-thin-what = yazının altında adı çəkilən danışana aiddir.
about-heavy = Qalın xətli sözlər
about-heavy-what = yoxlanıla bilən iddiadır: neçə, nə, harada, kimə qarşı. Yazının altındakı siyahı hər iddianı adlandırır; birini izləyin, sözləri işıqlanacaq.
about-colours = Rənglər və fiqurlar tərəfləri bildirir, adları da həmişə yanlarında yazılır:
about-contradictions = Ziddiyyətlər
about-contradictions-what = İddialar bir-birinə aid olduqda hər biri bunu deyir və o birinə aparır: <em>təkzib edən</em>, <em>zidd olduğu</em>, <em>dəqiqləşdirən</em>, <em>bunu da bildirən</em>, <em>təkrarlayan</em>. Hər iki tərəf qalır. Heç bir rəqəmin ortası götürülmür və vahid cəm yoxdur. Yalnız başqa xəbəri ötürən xəbər ikinci şahid sayılmır.
about-day = Bir neçə sətirdə gün
about-day-what = Canlı səhifənin yuxarısındakı çərçivə son günün iddialarından qaydalarla tərtib olunur: nə mübahisəlidir, tərəf nəyi dəyişib, nə yenidir. Hər sətir əsaslandığı sözlərə aparır. <em>Əsas yenilik</em> üç və daha çox nəşrin danışdığı və ya tərəfin mübahisəli, təkzib olunmuş, yaxud dəqiqləşdirilmiş suala son cavabını daşıyan yazıdır.
about-story = Bir hadisə, bir neçə nəşr
about-story-what = Fərqli nəşrlərin yarım gün ərzində ən səciyyəvi adları, rəqəmləri və sözləri üst-üstə düşən yazıları bir kartda durur: birincisi hamısını danışır, digərləri altında sadalanır. Başqasına zidd olan, onun rəqəmlərini dəyişən və ya o birilərinin iddia etmədiyini iddia edən yazı həmişə ayrıca durur.
about-times = Vaxtlar
about-times-what = Vaxtlar { $zone } ({ $name }) üzrədir; hər vaxtın üzərinə gəldikdə tam tarix, UTC və mənbənin öz sözləri görünür. Bir çox səhifə yalnız saatı göstərir. Tarix müəyyən edilməli olubsa, bu, səbəbi ilə deyilir. Səhifə heç vaxt göstərmirsə, ilk dəfə nə vaxt oxunduğunu görürsünüz.
about-changes = Dəyişikliklər
about-changes-what = Mənbə yazını dəyişdikdə əvvəl dediyi, gedən və gələn sözlərlə birlikdə görünür. Mənbə yazını götürdükdə o da qalır və götürüldüyünü deyir. Bunların hamısı bu səhifədə sadalanır: { $corrections }.
about-corrections = Düzəlişlər
about-machine = Maşın nə edir və nədə yanılır
about-machine-what = Danışanlar və iddialar insan tərəfindən yox, ingilis xəbər dilinin qaydaları ilə tapılır. Qaydalar nəyisə ötürür, nəyisə səhv oxuyur. Buna görə hər biri tapıldığı sözlərə aparır: əsas olan sözlərdir.
about-hard = Baxmaq ağır olan
about-hard-what = Dateline özü şəkil göstərmir, yalnız onlar haqqında deyiləni və harada olduqlarını göstərir. Altyazı və ya yazı ağır məzmun barədə xəbərdarlıq edirsə, o da toxunuş gözləyir.
about-elsewhere = Başqa yerə aparın
about-feeds = Son yazılar üç formada lentdir: { $rss }, { $atom } və { $json }
about-feeds-sides = bir tərəfin dedikləri də:
about-feeds-gone = Mənbənin götürdüyü oradan dərhal yox olur.
about-embed = Bu sətir son yenilikləri sizin səhifənizə yerləşdirir. Kuki qoymur və öz-özünə davam edir:
about-own = Oxuduğunuz sizindir
about-own-what = Bu səhifə kuki qoymur və başqa heç bir serverdən heç nə istəmir. Brauzeriniz skript işlədirsə, hansı ardıcıllıqla oxuduğunuzu öz cihazınızda yadda saxlayır.

### The first page, the embedded page

index-title = İzlənənlər
index-empty = Qeyd dəftəri boşdur. <code>dateline import</code> ilə xəbərləri idxal edin, burada görünəcəklər.
update = Yenilik
latest-updates = Son yeniliklər
embed-foot = kim nə deyir, deyildiyi sözlərlə.

### What is not there

error-not-here = Burada yoxdur
error-not-that-way = Belə olmaz
error-broken = Nə isə xarab olub
error-back = İzlənənlərə
error-method = Bu ünvanı yalnız oxumaq olar.
error-store = Qeydlər oxuna bilmədi. Bu bizim günahımızdır, sizin yox; bir azdan yenidən cəhd edin.
error-picture = Səhifə hazırlana bilmədi. Bu bizim günahımızdır, sizin yox.
error-template = Səhifə yazıla bilmədi. Bu bizim günahımızdır, sizin yox.
no-page = Bu ünvanda səhifə yoxdur.
no-coverage = Bu adla heç nə izlənmir.
no-page-of-feed = Lentin belə səhifəsi yoxdur.
no-list = Belə sual siyahısı yoxdur.
no-question = Belə sual yoxdur və ya artıq ona cavab verən bir şey yoxdur.
no-page-of-tallies = Belə hesab səhifəsi yoxdur.
no-page-of-search = Belə axtarış səhifəsi yoxdur.
no-map = Xəritənin belə hissəsi yoxdur.
no-day = Oxunanların heç biri bu gündən deyil.
no-post = Belə yazı yoxdur.
no-file = Belə fayl yoxdur.
no-change = Hansı dəyişiklikdən sonra olduğunu yazın: /changes?after=N.
no-feed = Belə lent yoxdur.
no-feed-of-side = Belə tərəfin lenti yoxdur.
no-feed-of-question = Belə sualın lenti yoxdur.
no-feed-of-both = Lent ya tərəfin, ya da sualındır.
no-embed = O ünvanda yerləşdirilə bilən səhifə yoxdur.
no-embed-address = Hansı səhifə olduğunu yazın: /oembed?url=…
no-embed-form = Səhifənin necə yerləşdiriləcəyi JSON ilə bildirilir.
no-base = Bu saytın ictimai ünvanı yoxdur.
