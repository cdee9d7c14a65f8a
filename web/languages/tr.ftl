# Dateline'ın Türkçe arayüzü. Kaynak: en.ftl.

### Everywhere

comma = { ", " }
and = { $one } ve { $other }
skip = İçeriğe geç
languages = Diller
nav-live = Canlı
nav-questions = Sorular
nav-tallies = Bilançolar
nav-map = Harita
nav-digest = Özet
nav-sources = Kaynaklar
nav-about = Bu sayfa nasıl okunur
search = Ara
search-in = Ara: { $title }
foot = Altı çizili sözler bir konuşmacıya aittir; daha kalın çizgi doğrulanabilir bir iddiayı gösterir. Dateline kimin ne dediğini gösterir, kimin haklı olduğuna karar vermez.
parties = Taraflar
others = diğerleri
no-side = Taraf yok
nobody-named = adı verilmemiş
someone-unnamed = Adı verilmeyen biri
times-are = Saatler { $zone } ({ $name })
order = Sıra
newest-first = Önce en yeni
show = Göster
show-all = Tümünü göster
days = Günler
more = { $n ->
    [one] { $n } tane daha
   *[other] { $n } tane daha
}
posts = { $n ->
    [one] { $n } gönderi
   *[other] { $n } gönderi
}
claims = { $n ->
    [one] { $n } iddia
   *[other] { $n } iddia
}
quoted = “{ $words }”

### Dates

month-1 = Ocak
month-2 = Şubat
month-3 = Mart
month-4 = Nisan
month-5 = Mayıs
month-6 = Haziran
month-7 = Temmuz
month-8 = Ağustos
month-9 = Eylül
month-10 = Ekim
month-11 = Kasım
month-12 = Aralık
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
weekday-1 = Pazartesi
weekday-2 = Salı
weekday-3 = Çarşamba
weekday-4 = Perşembe
weekday-5 = Cuma
weekday-6 = Cumartesi
weekday-7 = Pazar
date-short = { $day } { $month }
date-weekday = { $day } { $month } { $weekday }
date-long = { $day } { $month } { $year } { $weekday }
date-month = { $month } { $year }
day-number = { $n }. gün
clock-hour = saat { $hour }
minutes = { $n } dk.
hours = { $n } sa.
kilometres = { $number } km

### How a time is known

time-known-to-day = { $date }, yalnızca günü biliniyor
time-first-seen = ilk görülme
time-first-seen-how = ilk kez o zaman alındı; sayfa saat vermiyor
time-first-seen-reason = Sayfa bu gönderi için saat vermiyor. Gösterilen, ilk alındığı zamandır.
time-page-says = sayfada “{ $text }” yazıyor
time-as-page-says = sayfada yazdığı gibi
time-worked-out = Çıkarıldı: { $reason }.
time-worked-out-for = Çıkarıldı, sayfada “{ $text }” yazıyor: { $reason }.
time-other-times = sayfadaki diğer saatlerden
time-date-worked-out = tarih çıkarıldı
time-time-worked-out = saat çıkarıldı
time-retrieval = alınma zamanı
time-retrieval-how = alınma zamanı
time-retrieval-reason = Sayfa bu gönderi için saat vermiyor. Gösterilen, alındığı zamandır.
how-first-print = bu metni taşıyan ilk gönderinin zamanı
how-last-there = hâlâ yerinde olduğu son bakış
how-first-words = bu sözlerle ilk bakış
how-last-retrieval = son bakış
how-noted = fark edildiği an

### Kinds of claims

kind-killed = Ölenler
kind-wounded = Yaralananlar
kind-missing = Kayıplar
kind-captured = Esir alınanlar
kind-displaced = Yerinden edilenler
kind-equipment-loss = Kaybedilen teçhizat
kind-aircraft-downed = Düşürülen hava araçları
kind-territory-taken = Ele geçirildi
kind-territory-retaken = Geri alındı
kind-strike = Saldırı
kind-mobilisation = Seferberlik
kind-fighters-deployed = Gönderilen savaşçılar
kind-property-damage = Maddi hasar
kind-evacuation = Tahliye
polarity-denied = yalanlandı
polarity-questioned = şüpheyle karşılandı
polarity-asserted = ileri sürüldü
ruled-confirmed = Editörlerce doğrulandı
ruled-rejected = Editörlerce sayılmıyor: yanlış okunmuş ya da geçersiz
ruled-corrected = Editörlerce düzeltildi: { $to }
relation-denies = yalanladığı:
relation-denied-by = yalanlayan:
relation-conflicts = çeliştiği:
relation-revises = düzelttiği:
relation-revised-by = düzelten:
relation-also = bunu da bildiren:
relation-repeated-by = tekrarlayan:
relation-said-before = daha önce söyleyen:
media-photo = Fotoğraf
media-video = Video
media-audio = Ses
media-gallery = Fotoğraflar
media-graphic = Grafik
media-embed = Sosyal ağ gönderisi
media-linked = Bağlantılı haber
amount-at-least = en az { $number }
amount-over = { $number } üzeri
amount-more-than = { $number } sayısından fazla
amount-about = yaklaşık { $number }
amount-up-to = en çok { $number }
amount-nearly = { $number } kadar
amount-another = { $number } daha
amount-dozens = onlarca
amount-hundreds = yüzlerce
amount-thousands = binlerce
amount-some = birkaç
tier-agency = haber ajansı
tier-state = devlet yayın organı
tier-national = ulusal yayın organı
tier-local = yerel yayın organı
tier-official = resmî
tier-social = sosyal ağ

### The live page

updates = Gelişmeler
earlier-updates = Daha eski gelişmeler
later-updates = Daha yeni gelişmeler
oldest-first = Önce en eski
contents = İçindekiler
to-newest = En yeni gelişmelere
to-first = İlk gelişmelere
empty-feed = Henüz bir şey okunmadı. Gelişmeler geldikçe burada görünür.
empty-narrowed = Böyle bir gelişme yok. Yukarıdan bir süzgeci kaldırın ya da { $all }.
empty-narrowed-all = tüm gelişmeleri gösterin
key-update = Önemli gelişme
key-updates = Önemli gelişmeler
all-key-updates = Tüm önemli gelişmeler
key-told-by = { $n ->
    [one] { $n } yayın organı bildirdi
   *[other] { $n } yayın organı bildirdi
}
key-disputed = tartışmalı: { $question }
key-denied = yalanlandı: { $question }
key-revised = düzeltildi: { $question }
where-answers-differ = Yanıtların ayrıldığı yerler
updates-of = { $n ->
    [one] gelişme
   *[other] gelişme
}
all-of-this-day = Bu günün tümü
corrections = Düzeltmeler
corrections-what = kaynakların değiştirdikleri veya kaldırdıkları
so-far = { $day }, şimdiye kadar
pinned-disputed = Tartışmalı
pinned-moved = Değişti
pinned-new = Yeni
drafted = Kayıttan kurallarla derlendi, bir insan tarafından değil.
all-of = { $day }: tümü
all-questions = Tüm sorular
outlets = { $n ->
    [one] { $n } yayın organı
   *[other] { $n } yayın organı
}
outlets-first = ilki { $clock } { $source }
same-text = aynı metin

filter = Süz
filters = Süzgeçler
filter-disputed = Yalnızca tartışmalılar
filter-key = Yalnızca önemli gelişmeler
filter-side = Kim konuşuyor
filter-anybody = Herkes
filter-kind = Ne iddia ediliyor
filter-anything = Her şey
filter-place = Nerede
filter-anywhere = Her yerde
filter-source = Kaynak
filter-all = Tümü
filter-away = bu süzgeci kaldır
found = { $n ->
    [one] { $n } gelişme:
   *[other] { $n } gelişme:
}
found-or-more = { $n ->
    [one] { $n } veya daha çok gelişme:
   *[other] { $n } veya daha çok gelişme:
}
narrowed-to = Daraltıldı:
chip-side = konuşan: { $side }
chip-place = yer: { $place }
chip-source = kaynak: { $source }
chip-disputed = tartışmalı
chip-key = önemli gelişmeler

live-new = { $n ->
    [one] { $n } yeni gelişme
   *[other] { $n } yeni gelişme
}
live-new-unweighed = { $n ->
    [one] { $n } yeni gelişme, henüz tartılmadı
   *[other] { $n } yeni gelişme, henüz tartılmadı
}
live-changed = { $n ->
    [one] { $n } gönderi değişti
   *[other] { $n } gönderi değişti
}
live-stale = Bu sayfa değişti. Yeniden yükleyin
ago-now = az önce
ago-minutes = { $n } dk. önce
ago-hours = { $n } sa. önce
link-copied = Bağlantı kopyalandı

### A post

no-words = Bir saat, söz yok
own-voice = kendi adına
said-by = Söyleyen: { $who }
claimed-by = İddia eden: { $who }
claimed = İddia edildi
edited = düzenlendi { $clock }
passes-on = { $source } kaynağının metnini aktarıyor, { $time }: iki değil, tek ses.
forwarded = İletildiği yer: { $via }.
passed-on = { $n ->
    [one] { $n } kaynak daha bu metni aktarıyor.
   *[other] { $n } kaynak daha bu metni aktarıyor.
}
gone = Son olarak { $date }, { $time } itibarıyla oradaydı. Dateline söylediğini saklıyor:
wordless = Kaynak bir saat verdi, söz vermedi.
wordless-media = Kaynak bir saat ve aşağıdakileri verdi, söz vermedi.
cut = Gerisi burada gösterilemeyecek kadar uzun.
cut-at = Gerisi burada gösterilemeyecek kadar uzun: { $link }.
cut-link = { $source } sayfasında okuyun
read-all = Tümünü oku
media = Medya
graphic = { $kind }: izlemesi zor olabilir
media-at = { $kind }, { $source }
claimed-here = Burada ne iddia ediliyor
speaks-here = Burada kim konuşuyor
says-hidden = diyen: { $who }
edits = { $n ->
    [one] Kaynağın değiştirdikleri, { $n } kez
   *[other] Kaynağın değiştirdikleri, { $n } kez
}
changed-by = En geç şu anda değişti: { $time }
diff-too-long = Metin, değişiklikleri gösterilemeyecek kadar uzun.
link-to-post = Bu gönderinin bağlantısı
copy-link = Bağlantıyı kopyala
where-from = Nereden geliyor
at-source = Kaynağında: { $source }
provenance = Bu nereden geliyor
provenance-source = Kaynak
provenance-time = Saat
provenance-how = Saat nereden biliniyor
provenance-retrieved = Alındı
provenance-fingerprint = Parmak izi
provenance-sha = alınan ve saklanan baytların SHA-256 özeti
provenance-rules = Kurallar
provenance-rules-what = iddiaları bulanlar
posts-pager = Gönderiler
see-in-feed = Akışta gör

### Corrections

corrections-summary = Kaynakların gönderilerinde değiştirdikleri, kaldırdıkları veya geri koydukları; önce en yenisi. Dateline daha önce söyleneni saklar.
corrections-none = Okunan gönderileri değiştiren veya kaldıran kaynak olmadı.
corrections-earlier = Daha eskileri gönderilerin kendi sayfalarında anlatılır.
correction-gone = Kaynağı bu gönderiyi kaldırdı.
correction-returned = Kaldırılmış bir gönderi yeniden yerinde.
correction-revised = Kaynağı sözleri değiştirdi.

### Questions

questions-summary = Birden çok iddianın aynı veya farklı yanıtladığı sorular. Her tarafın son yanıtı, daha önce söyledikleri ve söylendiği sözlerle birlikte diğerininkinin yanında durur. Hiçbir yanıtın ortalaması alınmaz.
states = Durumlar
state-settled = Editörlerce sonuçlandırıldı
state-one-source = Yalnızca tek kaynak
state-agreed = Uyuşuyor
state-disputed = Tartışmalı
state-denied = Yalanlandı
state-revised = Düzeltildi
why-settled = editörler bir yanıtı doğruladı
why-disputed = yanıtlar birbirini dışlıyor
why-denied = bir taraf diğerinin iddiasını reddediyor
why-revised = bir yanıt değişti
why-agreed = bağımsız kaynaklar aynı şeyi söylüyor
why-one-source = başka yanıtlayan yok
says = { $who }: { $what }
new-on = Yeni: { $date }
question-new = yeni
choose-questions = Soruları seç
choose-about = Konu
choose-anything = herhangi bir şey
choose-side = Yanıtlayan
choose-any-side = herhangi bir taraf
choose-place = Yer
choose-any-place = herhangi bir yer
choose-words = Sözcükler
sort-contested = önce en tartışmalı
sort-latest = önce en son yanıtlanan
sort-apart = önce arası en açık
sort-sources = önce en çok kaynaklı
questions = { $n ->
    [one] { $n } soru
   *[other] { $n } soru
}
questions-of = { $n ->
    [one] { $n } sorudan { $found } tanesi
   *[other] { $n } sorudan { $found } tanesi
}
questions-all = tümünü göster
questions-none = Henüz bir soruyu yanıtlayan iddia okunmadı.
questions-none-like = Böyle bir soru yok.
questions-more = Daha çok soru
questions-before = Önceki sorular
origins = { $n ->
    [one] { $n } bağımsız köken
   *[other] { $n } bağımsız köken
}
origins-in = { $posts }, { $sources }
origins-posts = { $n ->
    [one] { $n } gönderi
   *[other] { $n } gönderi
}
origins-sources = { $n ->
    [one] { $n } kaynak
   *[other] { $n } kaynak
}
earlier-answers = { $n ->
    [one] Önceki { $n } yanıt
   *[other] Önceki { $n } yanıt
}
all-answers = Tüm yanıtlar
change-up = arttı, önce { $number }
change-down = azaldı, önce { $number }
change-before = önce: { $number }
repeated-by = tekrarlayanlar: { $sources }
more-claims = { $n ->
    [one] Bununla ilgili { $n } iddia daha
   *[other] Bununla ilgili { $n } iddia daha
}
axis-label = { $question }, tek eksende. { $answers }
axis-before = önce: { $answer }
axis-latest = son: { $answer }
moved = { $from } → { $to }
how-moved = Sayılar nasıl değişti
other-questions = Bu türden diğer sorular

### Tallies

tallies-summary = Sayı veren herkesin sayısının nasıl değiştiği. Bir sayı verildiği andan bir sonrakine kadar geçerlidir; ikisi arasına hiçbir şey çizilmez ve iki tarafın sayıları bir araya getirilmez.
tallies-how = Çizginin üstündeki şerit: “en az”. Altındaki: “en çok”. İki çizgi arasındaki: aralık. Her işaret kendi sözlerine götürür.
download-csv = CSV olarak indir
tallies-none = Henüz süregelen toplam okunmadı.
tallies-more = Daha çok bilanço
tallies-before = Önceki bilançolar
chart-label = { $question }, zaman içinde. { $numbers }
chart-left-out = { $n ->
    [one] { $n } iddia sahibi daha tabloda.
   *[other] { $n } iddia sahibi daha tabloda.
}
chart-table = Tablo olarak sayılar
chart-caption = { $question }: her sayı, ne zaman, kim tarafından ve hangi sözlerle verildiği
col-when = Ne zaman
col-who = Kim
col-what = Ne
col-how-many = Kaç
col-words = Hangi sözlerle
col-words-short = Sözler
still-title = Bir kez verilen sayılar
still-caption = Yalnızca bir kişinin bir kez verdiği sayılar
still-left = { $n ->
    [one] { $n } tanesi daha { $csv } dosyasında.
   *[other] { $n } tanesi daha { $csv } dosyasında.
}

### The map

map-summary = Neyin nerede olduğu iddia ediliyor ve bunu kim söylüyor.
map-summary-day = Neyin nerede olduğu iddia ediliyor ve bunu kim söylüyor: { $day }.
map-how = Bir yer, bilindiği kadar büyük çizilir; işaret bir iddiadır, gerçek değil.
map-told-on = Bildirildiği gün
map-all-days = Tüm günler
map-all-days-told = tüm günler
map-shown = { $n ->
    [one] yeri belli { $n } iddia.
   *[other] yeri belli { $n } iddia.
}
map-of-place = { $place } ve çevresinin haritası; aşağıdaki liste aynısını içerir.
map-of-places = { $n ->
    [one] { $n } yerin haritası; aşağıdaki liste aynısını içerir.
   *[other] { $n } yerin haritası; aşağıdaki liste aynısını içerir.
}
map-closer = Daha yakın
map-wider = Daha geniş
map-region = En çok haber gelen bölge
map-signs = İşaretler
map-control = elinde tutan
map-strikes = saldırılar
map-denied = yalanlanan veya şüpheli
map-disputed = tartışmalı sınır
map-borders = Kıyılar ve sınırlar: Natural Earth, kamu malı. Sınırlar sahada tutulduğu gibi çizilir; kesik çizgiler tartışmalı sınırlar, kontrol hatları ve hiç kesinleşmemiş sınırlardır. Dateline bunlarda taraf tutmaz.
map-no-land = Bu kısımda kara bilmiyor.
map-none = Henüz bir haritanın gösterebileceği iddia okunmadı.
map-none-known = Burada iddia edilenler için bir haritanın gösterebileceği yer bilinmiyor.
map-named-below = Adı geçen yerler aşağıda sıralanmıştır.
map-on = Haritada
map-around = Çevre haritası: { $place }
map-off = Adı geçen, ama bu haritada olmayan
map-off-note = Yeri bilinmiyor, bir nokta için fazla büyük ya da gösterilenin dışında.
map-placeless = { $n ->
    [one] { $n } iddianın yeri yok
   *[other] { $n } iddianın yeri yok
}
map-latest = { $n ->
    [one] Son { $n }
   *[other] Son { $n }
}
map-left-out = { $n ->
    [one] En son iddialar gösteriliyor; daha eski { $n } iddia gösterilmiyor. Kendininkileri görmek için bir gün seçin.
   *[other] En son iddialar gösteriliyor; daha eski { $n } iddia gösterilmiyor. Kendininkileri görmek için bir gün seçin.
}
map-claims-by = { $place }. İddialar: { $claims }
map-of-control = { $n ->
    [one] kontrol üzerine { $n }
   *[other] kontrol üzerine { $n }
}
map-of-strikes = { $n ->
    [one] saldırılar üzerine { $n }
   *[other] saldırılar üzerine { $n }
}
map-of-other = { $n ->
    [one] başka konularda { $n }
   *[other] başka konularda { $n }
}
exact-spot = bu noktada
exact-town = bu kentte veya yakınında
exact-district = bu ilçede bir yerde
exact-region = bu bölgede bir yerde
exact-water = bu sularda bir yerde
exact-line = bu hat boyunca bir yerde
exact-country = bu ülkede bir yerde
exact-continent = dünyanın bu kısmında bir yerde
exact-unsaid = ne kadar kesin olduğu söylenmiyor

### The digest

digest-of-day = Günün özeti
digest-summary = { $posts }, { $sources }. Aşağıdakiler onların sözlerinden kurallarla derlendi; her cümle kaynaklarını belirtir.
of-sources = { $n ->
    [one] { $n } kaynak
   *[other] { $n } kaynak
}
digest-all = Günün tümü
digest-growing = Bu, okunan son gündür; daha da büyüyebilir.
digest-none = Bu gün anlatılanlarda iddia bulunmadı.
digest-disputed = Tartışmalı
digest-changed = Değişen
digest-new = Yeni
digest-left-out = { $n ->
    [one] { $n } tanesi daha { $questions } sayfasında.
   *[other] { $n } tanesi daha { $questions } sayfasında.
}
digest-questions = Sorular
digest-mail = Bu gün e-posta olarak

### Sources

sources-summary = Bu sayfa için kimlerin okunduğu. Bir kaynağın bir tarafla bağı, editörlerin yazdığıdır; bildirdiğinin doğru olup olmadığı hakkında bir şey söylemez.
col-source = Kaynak
col-kind = Tür
col-belongs = Bağlı olduğu
col-posts = Gönderiler
col-pages = Okunan sayfalar
col-last = Son okuma
col-beside = Diğerlerinin yanında
no-party = hiçbir taraf
posts-of = { $n ->
    [one] gönderi, { $source }
   *[other] gönderi, { $source }
}
not-yet = henüz değil
nothing-in-common = ortak bir şey yok
beside-note = “Diğerlerinin yanında”, birden çok kaynağın bildirdiği iddiaları sayar: bir kaynak kaçında ilkti, kaçında daha sonra geldi ve gecikmenin ortancası.
late-first = ilk olduğu: { $first }
late-later = sonra geldiği: { $later }, { $by } ile
late-both = ilk olduğu: { $first }, sonra geldiği: { $later }, { $by } ile
late-after = { $source } kaynağından { $by } sonra
had-title = Kimde ne vardı
had-summary = Bir olay, birden çok kaynağın gönderilerinin aynı anlattığıdır. Geç, ilkinden bir saat veya daha sonra demektir. Yalnızca bir kaynağın anlattığı kendi çalışması olabilir ya da hiç olmamış olabilir: kendiniz bakın.
had = ilk olduğu: { $first }; zamanında: { $in-time }; geç: { $late }; birkaç başkasında olup onda olmayan: { $lacked }; yalnız onda: { $alone }
told-alone = Yalnızca { $source } anlattı
late-title = Geç
latest-of = { $source }: en son
watch-title = İzlenen adresler
watch-none = Artık hiçbir adres izlenmiyor.
watch-well = { $n ->
    [one] { $n } adrese tekrar tekrar bakılıyor. Sorun yok.
   *[other] { $n } adrese tekrar tekrar bakılıyor. Hiçbirinde sorun yok.
}
watch-fares-well = { $n ->
    [one] { $n } adres iyi durumda
   *[other] { $n } adres iyi durumda
}
watch-ended = { $n ->
    [one] { $n } adres artık izlenmiyor
   *[other] { $n } adres artık izlenmiyor
}
since = { $time } tarihinden beri.
fares-new = yeni
fares-ok = iyi
fares-slow = yavaş
fares-stale = yenilik yok
fares-changed = düzeni değişti
fares-busy = meşgul
fares-failing = hatalı
fares-refused = reddedildi
fares-gone = kayboldu
fares-unwatched = izlenmiyor
fares-ended = sona erdi

### Search

search-this = Bu sayfada ara
search-what = Ne aranıyor
search-found = Bulunanlar
search-posts = Gönderiler
search-statements = Açıklamalar
search-claims = İddialar
best-first = Önce en iyi
search-none = Burada böyle bir şey bulunamadı. Daha az sözcük daha çok bulur; <code>ferr*</code> böyle başlayan tüm sözcükleri bulur.
pages = Sayfalar
page-before = Önceki
page-more = Devamı
search-how = Nasıl aranır
search-how-words = <code>ferry landing</code> iki sözcüğü de her biçimiyle bulur. <code>"ferry landing"</code> bu sözcükleri yan yana, <code>ferr*</code> böyle başlayan tüm sözcükleri bulur.
search-how-or = <code>ferry OR bridge</code> ikisinden birini bulur. <code>-ferry</code> onu içerenleri dışarıda bırakır.
search-how-fields = <code>source:</code>, <code>speaker:</code>, <code>place:</code>, <code>kind:</code> ve <code>side:</code> tek bir alanda arar: <code>side:{ $side }</code> o tarafın söylediğini, <code>kind:killed</code> ölenleri sayanı bulur.
search-how-days = <code>after:2026-03-10</code>, <code>before:2026-03-12</code> ve <code>day:2026-03-11</code> günlerle sınırlar; <code>day:3</code> olayın üçüncü günüdür.
search-how-disputed = <code>disputed:yes</code> başkalarının yalanladığı veya çeliştiği iddialarla sınırlar.
note-no-operator = “{ $name }:” burada bir işleç değil, bu yüzden sözcük olarak arandı. Olanlar: { $operators }.
note-no-day = “{ $operator }:{ $value }” bir gün belirtmiyor ve atlandı. { $operator }:2026-03-11 ya da üçüncü gün için day:3 yazın.
note-no-answer = “disputed:{ $value }” atlandı. disputed:yes veya disputed:no yazın.
note-no-value = “{ $operator }:” ardından bir şey gelmiyor, atlandı.
note-too-long = Arama çok uzundu; sonu atlandı.

### How to read this

about-summary = Dateline bir olayın süregelen haberlerini okur ve kimin neyi, ne zaman, hangi sayıyla ve kime karşı söylediğini gösterir. Kimin haklı olduğuna karar vermez.
about-words = Sözler ve işaretler
about-words-own = Kitap harfleriyle dizilen sözler kaynağın kendisinindir, değiştirilmemiştir. Çevresinde daha sade harflerle yazılan her şey Dateline'ındır.
about-thin = İnce çizgili sözler
about-thin-what = gönderinin altında adı verilen bir konuşmacıya aittir.
about-heavy = Kalın çizgili sözler
about-heavy-what = doğrulanabilecek bir iddiadır: kaç, ne, nerede, kime karşı. Gönderinin altındaki liste her iddiayı adıyla sıralar; birini izleyin, sözleri aydınlanır.
about-colours = Renkler ve biçimler tarafları gösterir, adları da her zaman yanlarında yazılıdır:
about-contradictions = Çelişkiler
about-contradictions-what = İddialar birbirini ilgilendirdiğinde her biri bunu söyler ve diğerine götürür: <em>yalanlayan</em>, <em>çeliştiği</em>, <em>düzelten</em>, <em>bunu da bildiren</em>, <em>tekrarlayan</em>. Her iki taraf da kalır. Hiçbir sayının ortalaması alınmaz ve tek bir toplam yoktur. Yalnızca başka bir haberi aktaran haber ikinci tanık sayılmaz.
about-day = Birkaç satırda gün
about-day-what = Canlı sayfanın üstündeki kutu, son günün iddialarından kurallarla derlenir: ne tartışmalı, bir taraf neyi değiştirdi, ne yeni. Her satır dayandığı sözlere götürür. <em>Önemli gelişme</em>, üç veya daha çok yayın organının anlattığı ya da bir tarafın tartışmalı, yalanlanan veya düzeltilen bir soruya son yanıtını taşıyan gönderidir.
about-story = Tek olay, birden çok yayın organı
about-story-what = Farklı yayın organlarının yarım gün içinde en belirgin adları, sayıları ve sözcükleri paylaşan gönderileri tek kartta durur: ilki tümünü anlatır, diğerleri altında sıralanır. Bir diğeriyle çelişen, onun sayılarını değiştiren veya ötekilerin iddia etmediğini iddia eden gönderi her zaman tek başına durur.
about-times = Saatler
about-times-what = Saatler { $zone } ({ $name }); her saatin üzerine gelince tam tarih, UTC ve kaynağın kendi sözleri görünür. Birçok sayfa yalnızca saati verir. Tarihin çıkarılması gerektiğinde bu, gerekçesiyle söylenir. Sayfa hiç saat vermiyorsa ilk ne zaman okunduğunu görürsünüz.
about-changes = Değişiklikler
about-changes-what = Bir kaynak bir gönderiyi düzenlediğinde, daha önce söylediği, gidenler ve gelenlerle birlikte görünür kalır. Bir kaynak bir gönderiyi kaldırdığında o da kalır ve kaldırıldığını söyler. Bunların tümü { $corrections } altında sıralanır.
about-corrections = Düzeltmeler
about-machine = Makine ne yapar, nerede yanılır
about-machine-what = Konuşmacılar ve iddialar bir insan tarafından değil, İngilizce haber dilinin kurallarıyla bulunur. Kurallar bazı şeyleri kaçırır, bazılarını yanlış okur. Bu yüzden her biri bulunduğu sözlere götürür: önemli olan sözlerdir.
about-hard = Görmesi zor olan
about-hard-what = Dateline'ın kendisi görüntü göstermez, yalnızca onlar hakkında söyleneni ve nerede olduklarını gösterir. Bir altyazı veya gönderi sert içerik konusunda uyarıyorsa o da bir dokunuş bekler.
about-elsewhere = Başka yere taşıyın
about-feeds = Son gönderiler üç biçimde beslemedir: { $rss }, { $atom } ve { $json }
about-feeds-sides = bir tarafın söyledikleri de:
about-feeds-gone = Bir kaynağın kaldırdığı oralardan hemen kaybolur.
about-embed = Bu satır son gelişmeleri bir sayfanıza yerleştirir. Çerez bırakmaz ve kendiliğinden sürer:
about-own = Okuduğunuz size aittir
about-own-what = Bu sayfa çerez bırakmaz ve başka hiçbir sunucudan bir şey istemez. Tarayıcınız betik çalıştırıyorsa, hangi sırayla okuduğunuzu kendi cihazınızda hatırlar.

### The first page, the embedded page

index-title = İzlenenler
index-empty = Kayıt boş. <code>dateline import</code> ile haberleri içe aktarın, burada görünürler.
update = Gelişme
latest-updates = Son gelişmeler
embed-foot = kim ne diyor, söylendiği sözlerle.

### What is not there

error-not-here = Burada yok
error-not-that-way = Bu şekilde olmaz
error-broken = Bir şey bozuldu
error-back = İzlenenlere
error-method = Bu adres yalnızca okunabilir.
error-store = Kayıt okunamadı. Bu bizim hatamız, sizin değil; lütfen birazdan yeniden deneyin.
error-picture = Sayfa hazırlanamadı. Bu bizim hatamız, sizin değil.
error-template = Sayfa yazılamadı. Bu bizim hatamız, sizin değil.
no-page = Bu adreste sayfa yok.
no-coverage = Bu adla izlenen bir şey yok.
no-page-of-feed = Akışın böyle bir sayfası yok.
no-list = Böyle bir soru listesi yok.
no-question = Böyle bir soru yok ya da artık yanıtlayan bir şey yok.
no-page-of-tallies = Böyle bir bilanço sayfası yok.
no-page-of-search = Böyle bir arama sayfası yok.
no-map = Haritanın böyle bir kısmı yok.
no-day = Okunanların hiçbiri bu günden değil.
no-post = Böyle bir gönderi yok.
no-file = Böyle bir dosya yok.
no-change = Hangi değişiklikten sonra olduğunu yazın: /changes?after=N.
no-feed = Böyle bir besleme yok.
no-feed-of-side = Böyle bir tarafın beslemesi yok.
no-feed-of-question = Böyle bir sorunun beslemesi yok.
no-feed-of-both = Besleme bir tarafın ya da bir sorunundur.
no-embed = O adreste gömülebilecek bir sayfa yok.
no-embed-address = Hangi sayfa olduğunu yazın: /oembed?url=…
no-embed-form = Bir sayfanın nasıl gömüleceği JSON ile bildirilir.
no-base = Bu sitenin genel bir adresi yok.
