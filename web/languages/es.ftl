# La interfaz de Dateline en español. Fuente: en.ftl.

### Everywhere

comma = { ", " }
and = { $one } y { $other }
skip = Ir al contenido
languages = Idiomas
nav-live = En vivo
nav-questions = Preguntas
nav-tallies = Recuentos
nav-map = Mapa
nav-digest = Resumen
nav-sources = Fuentes
nav-about = Cómo leer esto
search = Buscar
search-in = Buscar en { $title }
foot = Las palabras subrayadas se atribuyen a alguien; una línea más gruesa marca una afirmación comprobable. Dateline muestra quién dice qué y no decide quién tiene razón.
parties = Partes
others = otros
no-side = Ningún bando
nobody-named = nadie nombrado
someone-unnamed = Alguien sin nombrar
times-are = Horas en { $zone } ({ $name })
order = Orden
newest-first = Lo más reciente primero
show = Mostrar
show-all = Mostrar todo
days = Días
more = { $n ->
    [one] { $n } más
    [many] { $n } más
   *[other] { $n } más
}
posts = { $n ->
    [one] { $n } publicación
    [many] { $n } de publicaciones
   *[other] { $n } publicaciones
}
claims = { $n ->
    [one] { $n } afirmación
    [many] { $n } de afirmaciones
   *[other] { $n } afirmaciones
}
quoted = «{ $words }»

### Dates

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
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
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
date-short = { $day } de { $month }
date-weekday = { $weekday }, { $day } de { $month }
date-long = { $weekday }, { $day } de { $month } de { $year }
date-month = { $month } de { $year }
day-number = Día { $n }
clock-hour = { $hour } h
minutes = { $n } min
hours = { $n } h
kilometres = { $number } km

### How a time is known

time-known-to-day = { $date }, solo se conoce el día
time-first-seen = visto por primera vez
time-first-seen-how = consultado entonces por primera vez; la página no da la hora
time-first-seen-reason = La página no da la hora de esta publicación. Se muestra cuándo se consultó por primera vez.
time-page-says = la página dice «{ $text }»
time-as-page-says = según la página
time-worked-out = Deducido: { $reason }.
time-worked-out-for = Deducido, pues la página dice «{ $text }»: { $reason }.
time-other-times = por las demás horas de la página
time-date-worked-out = fecha deducida
time-time-worked-out = hora deducida
time-retrieval = hora de consulta
time-retrieval-how = la hora de consulta
time-retrieval-reason = La página no da la hora de esta publicación. Se muestra cuándo se consultó.
how-first-print = la hora de la primera publicación con este texto
how-last-there = la última consulta en que estaba
how-first-words = la primera consulta con estas palabras
how-last-retrieval = la última consulta
how-noted = cuándo se advirtió

### Kinds of claims

kind-killed = Muertos
kind-wounded = Heridos
kind-missing = Desaparecidos
kind-captured = Capturados
kind-displaced = Desplazados
kind-equipment-loss = Material perdido
kind-aircraft-downed = Aeronaves derribadas
kind-territory-taken = Tomado
kind-territory-retaken = Recuperado
kind-strike = Ataque
kind-mobilisation = Movilización
kind-fighters-deployed = Combatientes desplegados
kind-property-damage = Daños materiales
kind-evacuation = Evacuación
polarity-denied = desmentido
polarity-questioned = puesto en duda
polarity-asserted = afirmado
ruled-confirmed = Confirmado por la redacción
ruled-rejected = No contado por la redacción: mal leído o nulo
ruled-corrected = Corregido por la redacción: { $to }
relation-denies = desmiente a
relation-denied-by = desmentido por
relation-conflicts = contradice a
relation-revises = corrige a
relation-revised-by = corregido por
relation-also = informado también por
relation-repeated-by = repetido por
relation-said-before = dicho antes por
media-photo = Foto
media-video = Vídeo
media-audio = Audio
media-gallery = Fotos
media-graphic = Gráfico
media-embed = Publicación en una red social
media-linked = Artículo enlazado
amount-at-least = al menos { $number }
amount-over = más de { $number }
amount-more-than = más de { $number }
amount-about = unos { $number }
amount-up-to = hasta { $number }
amount-nearly = casi { $number }
amount-another = otros { $number }
amount-dozens = decenas
amount-hundreds = cientos
amount-thousands = miles
amount-some = algunos
tier-agency = agencia de noticias
tier-state = medio estatal
tier-national = medio nacional
tier-local = medio local
tier-official = fuente oficial
tier-social = red social

### The live page

updates = Actualizaciones
earlier-updates = Actualizaciones anteriores
later-updates = Actualizaciones posteriores
oldest-first = Lo más antiguo primero
contents = Índice
to-newest = A las últimas actualizaciones
to-first = A las primeras actualizaciones
empty-feed = Aún no se ha leído nada. Las actualizaciones aparecerán aquí a medida que lleguen.
empty-narrowed = Ninguna actualización es así. Quite un filtro arriba o { $all }.
empty-narrowed-all = vea todas las actualizaciones
key-update = Clave
key-updates = Claves
all-key-updates = Todas las claves
key-told-by = { $n ->
    [one] lo cuenta { $n } medio
    [many] lo cuentan { $n } de medios
   *[other] lo cuentan { $n } medios
}
key-disputed = en disputa: { $question }
key-denied = desmentido: { $question }
key-revised = corregido: { $question }
where-answers-differ = Donde difieren las respuestas
updates-of = { $n ->
    [one] actualización
    [many] de actualizaciones
   *[other] actualizaciones
}
all-of-this-day = Todo este día
corrections = Correcciones
corrections-what = lo que las fuentes cambiaron o retiraron
so-far = { $day } hasta ahora
pinned-disputed = En disputa
pinned-moved = Cambió
pinned-new = Nuevo
drafted = Redactado a partir del registro según reglas, no por una persona.
all-of = Todo: { $day }
all-questions = Todas las preguntas
outlets = { $n ->
    [one] { $n } medio
    [many] { $n } de medios
   *[other] { $n } medios
}
outlets-first = primero { $clock } { $source }
same-text = el mismo texto

filter = Filtrar
filters = Filtros
filter-disputed = Solo lo disputado
filter-key = Solo las claves
filter-side = Quién habla
filter-anybody = Cualquiera
filter-kind = Qué se afirma
filter-anything = Cualquier cosa
filter-place = Dónde
filter-anywhere = En cualquier lugar
filter-source = Fuente
filter-all = Todas
filter-away = quitar este filtro
found = { $n ->
    [one] { $n } actualización:
    [many] { $n } de actualizaciones:
   *[other] { $n } actualizaciones:
}
found-or-more = { $n ->
    [one] { $n } actualización o más:
    [many] { $n } de actualizaciones o más:
   *[other] { $n } actualizaciones o más:
}
narrowed-to = Limitado a:
chip-side = habla { $side }
chip-place = en { $place }
chip-source = de { $source }
chip-disputed = en disputa
chip-key = claves

live-new = { $n ->
    [one] { $n } actualización nueva
    [many] { $n } de actualizaciones nuevas
   *[other] { $n } actualizaciones nuevas
}
live-new-unweighed = { $n ->
    [one] { $n } actualización nueva, aún sin valorar
    [many] { $n } de actualizaciones nuevas, aún sin valorar
   *[other] { $n } actualizaciones nuevas, aún sin valorar
}
live-changed = { $n ->
    [one] { $n } publicación cambiada
    [many] { $n } de publicaciones cambiadas
   *[other] { $n } publicaciones cambiadas
}
live-stale = Esta página ha cambiado. Cargarla de nuevo
ago-now = ahora mismo
ago-minutes = hace { $n } min
ago-hours = hace { $n } h
link-copied = Enlace copiado

### A post

no-words = Una hora, sin palabras
own-voice = en nombre propio
said-by = Dicho por { $who }
claimed-by = Afirmado por { $who }
claimed = Afirmado
edited = editado { $clock }
passes-on = Reproduce el texto de { $source }, { $time }: una voz, no dos.
forwarded = Reenviado desde { $via }.
passed-on = { $n ->
    [one] Otra fuente más reproduce este texto.
    [many] Otros { $n } de fuentes reproducen este texto.
   *[other] Otras { $n } fuentes reproducen este texto.
}
gone = Estuvo allí por última vez el { $date }, { $time }. Dateline conserva lo que decía:
wordless = La fuente dio una hora y ninguna palabra.
wordless-media = La fuente dio una hora y lo que figura abajo, y ninguna palabra.
cut = El resto es demasiado largo para mostrarlo aquí.
cut-at = El resto es demasiado largo para mostrarlo aquí: { $link }.
cut-link = leerlo en { $source }
read-all = Leerlo entero
media = Medios
graphic = { $kind }: puede ser duro de ver
media-at = { $kind } en { $source }
claimed-here = Qué se afirma aquí
speaks-here = Quién habla aquí
says-hidden = dice { $who }
edits = { $n ->
    [one] Qué cambió su fuente
    [many] Qué cambió su fuente, { $n } de veces
   *[other] Qué cambió su fuente, { $n } veces
}
changed-by = Cambiado a más tardar el { $time }
diff-too-long = El texto es demasiado largo para mostrar sus cambios.
link-to-post = Enlace a esta publicación
copy-link = Copiar enlace
where-from = De dónde viene
at-source = En { $source }
provenance = De dónde viene esto
provenance-source = Fuente
provenance-time = Hora
provenance-how = Cómo se conoce la hora
provenance-retrieved = Consultado
provenance-fingerprint = Huella
provenance-sha = SHA-256 de los bytes recibidos, que se conservan
provenance-rules = Reglas
provenance-rules-what = lo que encontró las afirmaciones
posts-pager = Publicaciones
see-in-feed = Verlo en la cronología

### Corrections

corrections-summary = Lo que las fuentes cambiaron, retiraron o repusieron en sus publicaciones, lo último primero. Dateline conserva lo que se dijo antes.
corrections-none = Ninguna fuente ha cambiado ni retirado una publicación leída.
corrections-earlier = Las anteriores figuran en las páginas de las propias publicaciones.
correction-gone = Su fuente ha retirado esta publicación.
correction-returned = Una publicación que había desaparecido está de nuevo.
correction-revised = Su fuente ha cambiado las palabras.

### Questions

questions-summary = A qué responden varias afirmaciones, de modo distinto o igual. La última respuesta de cada bando está junto a la del otro, con lo que dijo antes y las palabras con que se dijo. Ninguna respuesta se promedia.
states = Estados
state-settled = Resuelto por la redacción
state-one-source = Solo una fuente
state-agreed = Coincidente
state-disputed = En disputa
state-denied = Desmentido
state-revised = Corregido
why-settled = la redacción ha confirmado una respuesta
why-disputed = las respuestas se excluyen
why-denied = un bando rechaza lo que otro afirma
why-revised = una respuesta ha cambiado
why-agreed = fuentes independientes dicen lo mismo
why-one-source = nadie más lo responde
says = { $who } dice { $what }
new-on = Nuevo el { $date }
question-new = nuevo
choose-questions = Elegir preguntas
choose-about = Sobre
choose-anything = todo
choose-side = Respondido por
choose-any-side = cualquier bando
choose-place = En
choose-any-place = cualquier lugar
choose-words = Palabras
sort-contested = lo más disputado primero
sort-latest = última respuesta primero
sort-apart = mayor distancia primero
sort-sources = más fuentes primero
questions = { $n ->
    [one] { $n } pregunta
    [many] { $n } de preguntas
   *[other] { $n } preguntas
}
questions-of = { $n ->
    [one] { $found } de { $n } pregunta
    [many] { $found } de { $n } de preguntas
   *[other] { $found } de { $n } preguntas
}
questions-all = mostrar todas
questions-none = Aún no se ha leído ninguna afirmación que responda a una pregunta.
questions-none-like = Ninguna pregunta es así.
questions-more = Más preguntas
questions-before = Preguntas anteriores
origins = { $n ->
    [one] Un origen
    [many] { $n } de orígenes independientes
   *[other] { $n } orígenes independientes
}
origins-in = en { $posts } de { $sources }
origins-posts = { $n ->
    [one] una publicación
    [many] { $n } de publicaciones
   *[other] { $n } publicaciones
}
origins-sources = { $n ->
    [one] una fuente
    [many] { $n } de fuentes
   *[other] { $n } fuentes
}
earlier-answers = { $n ->
    [one] Una respuesta anterior
    [many] { $n } de respuestas anteriores
   *[other] { $n } respuestas anteriores
}
all-answers = Todas las respuestas
change-up = sube desde { $number }
change-down = baja desde { $number }
change-before = antes: { $number }
repeated-by = repetido por { $sources }
more-claims = { $n ->
    [one] { $n } afirmación más se refiere a esto
    [many] { $n } de afirmaciones más se refieren a esto
   *[other] { $n } afirmaciones más se refieren a esto
}
axis-label = { $question }, en un mismo eje. { $answers }
axis-before = antes: { $answer }
axis-latest = última: { $answer }
moved = { $from } → { $to }
how-moved = Cómo cambiaron las cifras
other-questions = Otras preguntas de este tipo

### Tallies

tallies-summary = Cómo ha cambiado la cifra de cada cual. Una cifra vale desde que se da hasta la siguiente; entre dos no se dibuja nada, y nunca se juntan las cifras de dos voces.
tallies-how = Una banda sobre una línea: «al menos». Debajo: «hasta». Entre dos líneas: un intervalo. Cada marca lleva a sus palabras.
download-csv = Descargar como CSV
tallies-none = Aún no se han leído recuentos.
tallies-more = Más recuentos
tallies-before = Recuentos anteriores
chart-label = { $question } en el tiempo. { $numbers }
chart-left-out = { $n ->
    [one] { $n } voz más está en la tabla.
    [many] { $n } de voces más están en la tabla.
   *[other] { $n } voces más están en la tabla.
}
chart-table = Las cifras en una tabla
chart-caption = { $question }: cada cifra, cuándo, quién y con qué palabras la dio
col-when = Cuándo
col-who = Quién
col-what = Qué
col-how-many = Cuántos
col-words = Con qué palabras
col-words-short = Palabras
still-title = Cifras dadas una vez
still-caption = Cifras que solo una voz ha dado, una vez
still-left = { $n ->
    [one] { $n } más está en el { $csv }.
    [many] { $n } más están en el { $csv }.
   *[other] { $n } más están en el { $csv }.
}

### The map

map-summary = Qué se afirma que ocurrió, dónde y quién lo dice.
map-summary-day = Qué se afirma que ocurrió, dónde y quién lo dice: { $day }.
map-how = Un lugar se dibuja tan grande como se conoce; una marca es una afirmación, no un hecho.
map-told-on = Contado el
map-all-days = Todos los días
map-all-days-told = todos los días
map-shown = { $n ->
    [one] { $n } afirmación con lugar.
    [many] { $n } de afirmaciones con lugar.
   *[other] { $n } afirmaciones con lugar.
}
map-of-place = Mapa de { $place } y sus alrededores; la lista de abajo dice lo mismo.
map-of-places = { $n ->
    [one] Mapa de { $n } lugar; la lista de abajo dice lo mismo.
    [many] Mapa de { $n } de lugares; la lista de abajo dice lo mismo.
   *[other] Mapa de { $n } lugares; la lista de abajo dice lo mismo.
}
map-closer = Más cerca
map-wider = Más amplio
map-region = Donde más se informa
map-signs = Signos
map-control = quién lo tiene
map-strikes = ataques
map-denied = desmentido o puesto en duda
map-disputed = frontera en disputa
map-borders = Costas y fronteras: Natural Earth, de dominio público. Dibuja las fronteras como están sobre el terreno; las líneas discontinuas son fronteras en disputa, líneas de control y fronteras nunca fijadas. Dateline no toma partido.
map-no-land = No conoce tierra en esta parte.
map-none = Aún no se han leído afirmaciones que un mapa pueda mostrar.
map-none-known = De lo que aquí se afirma no se conoce ningún lugar que un mapa pueda mostrar.
map-named-below = Los lugares nombrados figuran abajo.
map-on = En el mapa
map-around = Mapa en torno a { $place }
map-off = Nombrados, pero no en este mapa
map-off-note = No se sabe dónde están, son demasiado grandes para un punto o quedan fuera de lo mostrado.
map-placeless = { $n ->
    [one] Una afirmación no tiene lugar
    [many] { $n } de afirmaciones no tienen lugar
   *[other] { $n } afirmaciones no tienen lugar
}
map-latest = { $n ->
   *[other] Las últimas { $n }
}
map-left-out = { $n ->
    [one] Se muestran las últimas afirmaciones; { $n } anterior no. Elija un día para ver las suyas.
    [many] Se muestran las últimas afirmaciones; { $n } anteriores no. Elija un día para ver las suyas.
   *[other] Se muestran las últimas afirmaciones; { $n } anteriores no. Elija un día para ver las suyas.
}
map-claims-by = { $place }. Afirmaciones de { $claims }
map-of-control = { $n ->
   *[other] { $n } sobre el control
}
map-of-strikes = { $n ->
   *[other] { $n } sobre ataques
}
map-of-other = { $n ->
   *[other] { $n } sobre otras cosas
}
exact-spot = en este punto
exact-town = en esta ciudad o cerca
exact-district = en algún lugar de este distrito
exact-region = en algún lugar de esta región
exact-water = en algún lugar de estas aguas
exact-line = en algún lugar de esta línea
exact-country = en algún lugar de este país
exact-continent = en algún lugar de esta parte del mundo
exact-unsaid = no se dice con qué exactitud

### The digest

digest-of-day = Resumen del día
digest-summary = { $posts } de { $sources }. Lo que sigue se compuso según reglas con sus palabras; cada frase nombra sus fuentes.
of-sources = { $n ->
    [one] { $n } fuente
    [many] { $n } de fuentes
   *[other] { $n } fuentes
}
digest-all = Todo el día
digest-growing = Es el último día leído; aún puede crecer.
digest-none = No se han encontrado afirmaciones en lo contado este día.
digest-disputed = En disputa
digest-changed = Cambiado
digest-new = Nuevo
digest-left-out = { $n ->
    [one] { $n } más está en la página { $questions }.
    [many] { $n } más están en la página { $questions }.
   *[other] { $n } más están en la página { $questions }.
}
digest-questions = Preguntas
digest-mail = Este día por correo

### Sources

sources-summary = A quién se lee para esta página. El vínculo de una fuente con una parte es lo que anotaron los editores; no dice nada de si es verdad lo que informa.
col-source = Fuente
col-kind = Tipo
col-belongs = Pertenece a
col-posts = Publicaciones
col-pages = Páginas leídas
col-last = Última lectura
col-beside = Junto a otras
no-party = ninguna parte
posts-of = { $n ->
    [one] publicación de { $source }
    [many] de publicaciones de { $source }
   *[other] publicaciones de { $source }
}
not-yet = aún no
nothing-in-common = nada en común
beside-note = «Junto a otras» cuenta las afirmaciones que varias fuentes informan: en cuántas una fuente fue la primera, en cuántas fue posterior y la mediana del retraso.
late-first = primera en { $first }
late-later = posterior en { $later }, por { $by }
late-both = primera en { $first }, posterior en { $later }, por { $by }
late-after = { $by } después de { $source }
had-title = Quién tuvo qué
had-summary = Una historia es lo que publicaciones de varias fuentes cuentan igual. Tarde es una hora o más después de la primera. Lo que solo cuenta una fuente puede ser trabajo propio, o no haber ocurrido: compruébelo.
had = primera en { $first }, a tiempo en { $in-time }, tarde en { $late }, sin { $lacked } que tuvieron varias otras; sola en { $alone }
told-alone = Contado solo por { $source }
late-title = Tarde
latest-of = Lo último de { $source }
watch-title = Direcciones que se siguen
watch-none = Ya no se sigue ninguna dirección.
watch-well = { $n ->
    [one] Una dirección se consulta una y otra vez. Está en orden.
    [many] { $n } de direcciones se consultan una y otra vez. Todas están en orden.
   *[other] { $n } direcciones se consultan una y otra vez. Todas están en orden.
}
watch-fares-well = { $n ->
    [one] { $n } dirección va bien
    [many] { $n } de direcciones van bien
   *[other] { $n } direcciones van bien
}
watch-ended = { $n ->
    [one] { $n } dirección ya no se sigue
    [many] { $n } de direcciones ya no se siguen
   *[other] { $n } direcciones ya no se siguen
}
since = Desde el { $time }.
fares-new = nueva
fares-ok = en orden
fares-slow = lenta
fares-stale = sin novedades
fares-changed = diseño cambiado
fares-busy = saturada
fares-failing = con fallos
fares-refused = rechazada
fares-gone = desaparecida
fares-unwatched = sin seguimiento
fares-ended = terminada

### Search

search-this = Buscar en esta página
search-what = Qué buscar
search-found = Qué se encontró
search-posts = Publicaciones
search-statements = Declaraciones
search-claims = Afirmaciones
best-first = Lo mejor primero
search-none = Aquí no se encontró nada así. Con menos palabras se encuentra más; <code>ferr*</code> encuentra todas las palabras que empiezan así.
pages = Páginas
page-before = Anterior
page-more = Más
search-how = Cómo buscar
search-how-words = <code>ferry landing</code> encuentra ambas palabras, en cualquier forma. <code>"ferry landing"</code> las encuentra juntas, y <code>ferr*</code> todas las palabras que empiezan así.
search-how-or = <code>ferry OR bridge</code> encuentra cualquiera de las dos. <code>-ferry</code> deja fuera lo que la contiene.
search-how-fields = <code>source:</code>, <code>speaker:</code>, <code>place:</code>, <code>kind:</code> y <code>side:</code> buscan en un solo campo: <code>side:{ $side }</code> encuentra lo que dice ese bando, <code>kind:killed</code> lo que cuenta los muertos.
search-how-days = <code>after:2026-03-10</code>, <code>before:2026-03-12</code> y <code>day:2026-03-11</code> limitan a días; <code>day:3</code> es el tercero del suceso.
search-how-disputed = <code>disputed:yes</code> limita a afirmaciones que otros desmienten o contradicen.
note-no-operator = «{ $name }:» no es un operador aquí, así que se buscó como palabras. Existen { $operators }.
note-no-day = «{ $operator }:{ $value }» no nombra ningún día y se omitió. Escriba { $operator }:2026-03-11, o day:3 para el tercer día.
note-no-answer = «disputed:{ $value }» se omitió. Escriba disputed:yes o disputed:no.
note-no-value = «{ $operator }:» no lleva nada detrás y se omitió.
note-too-long = La búsqueda era demasiado larga; se omitió el final.

### How to read this

about-summary = Dateline lee la cobertura continua de un suceso y muestra quién dice qué, cuándo, con qué cifra y contra quién. No decide quién tiene razón.
about-words = Palabras y marcas
about-words-own = Las palabras en letra de libro son de la fuente, sin cambios. Todo lo que las rodea en letra más sencilla es de Dateline.
about-thin = Las palabras con línea fina
about-thin-what = se atribuyen a alguien, nombrado debajo de la publicación.
about-heavy = Las palabras con línea gruesa
about-heavy-what = son una afirmación comprobable: cuántos, qué, dónde, contra quién. La lista bajo la publicación nombra cada afirmación; siga una y sus palabras se iluminan.
about-colours = Los colores y las formas representan partes, y sus nombres siempre están escritos al lado:
about-contradictions = Contradicciones
about-contradictions-what = Donde las afirmaciones se refieren unas a otras, cada una lo dice y lleva a la otra: <em>desmentido por</em>, <em>contradice a</em>, <em>corregido por</em>, <em>informado también por</em>, <em>repetido por</em>. Ambos bandos quedan. Ninguna cifra se promedia y no hay un total único. Una noticia que solo reproduce otra no cuenta como segundo testigo.
about-day = El día en pocas líneas
about-day-what = El recuadro en lo alto de la página en vivo se redacta según reglas con las afirmaciones del último día: qué se disputa, qué ha cambiado un bando, qué es nuevo. Cada línea lleva a las palabras en que se apoya. Una <em>clave</em> es una publicación que cuentan tres o más medios, o que tiene la última respuesta de un bando a una pregunta disputada, desmentida o corregida.
about-story = Una historia, varios medios
about-story-what = Las publicaciones de medios distintos que comparten en medio día sus nombres, cifras y palabras más reveladores están en una sola tarjeta: la primera la cuenta entera, las demás figuran debajo. Una publicación que contradice a otra, cambia sus cifras o afirma algo que las demás no, siempre está sola.
about-times = Horas
about-times-what = Las horas están en { $zone } ({ $name }); al señalar cada una se ven la fecha completa, la hora UTC y las palabras de la fuente. Muchas páginas solo dan la hora del reloj. Donde hubo que deducir una fecha, la hora lo dice, con el motivo. Donde una página no da hora alguna, se ve cuándo se leyó por primera vez.
about-changes = Cambios
about-changes-what = Cuando una fuente edita una publicación, lo que decía antes sigue a la vista, con lo que se fue y lo que vino. Cuando una fuente retira una publicación, también queda, y dice que ya no está. Todo ello figura en { $corrections }.
about-corrections = Correcciones
about-machine = Qué hace la máquina, y en qué se equivoca
about-machine-what = Los hablantes y las afirmaciones se encuentran con reglas de la prensa inglesa, no por una persona. Las reglas pasan cosas por alto y leen otras mal. Por eso cada una lleva a las palabras en que se encontró: lo que cuenta son las palabras.
about-hard = Duro de ver
about-hard-what = Dateline no muestra imágenes por sí mismo, solo lo que se dice de ellas y dónde están. Cuando un pie o una publicación advierte de contenido crudo, eso también espera un toque.
about-elsewhere = Llevarlo a otra parte
about-feeds = Las últimas publicaciones son un canal en tres formas: { $rss }, { $atom } y { $json }
about-feeds-sides = también de lo que dice un bando:
about-feeds-gone = Lo que una fuente retira desaparece de ellos al instante.
about-embed = Esta línea pone las últimas actualizaciones en una página suya. No usa cookies y se actualiza sola:
about-own = Su lectura es suya
about-own-what = Esta página no usa cookies ni pide nada a ningún otro servidor. Si su navegador ejecuta scripts, recuerda en su propio dispositivo en qué orden lee.

### The first page, the embedded page

index-title = Lo que se sigue
index-empty = El registro está vacío. Importe informes con <code>dateline import</code> y aparecerán aquí.
update = Actualización
latest-updates = Últimas actualizaciones
embed-foot = quién dice qué, con las palabras con que se dijo.

### What is not there

error-not-here = Aquí no está
error-not-that-way = Así no
error-broken = Algo se ha roto
error-back = A lo que se sigue
error-method = Esta dirección solo se puede leer.
error-store = No se pudo leer el registro. Es culpa nuestra, no suya; inténtelo de nuevo en un momento.
error-picture = No se pudo preparar la página. Es culpa nuestra, no suya.
error-template = No se pudo escribir la página. Es culpa nuestra, no suya.
no-page = No hay ninguna página en esta dirección.
no-coverage = No se sigue nada con este nombre.
no-page-of-feed = No existe esa página de la cronología.
no-list = No existe esa lista de preguntas.
no-question = No existe esa pregunta, o ya nada la responde.
no-page-of-tallies = No existe esa página de recuentos.
no-page-of-search = No existe esa página de búsqueda.
no-map = No existe esa parte del mapa.
no-day = Nada de lo leído es de este día.
no-post = No existe esa publicación.
no-file = No existe ese archivo.
no-change = Indique después de qué cambio: /changes?after=N.
no-feed = No existe ese canal.
no-feed-of-side = Ningún bando así tiene canal.
no-feed-of-question = Ninguna pregunta así tiene canal.
no-feed-of-both = Un canal es de un bando o de una pregunta.
no-embed = En esa dirección no hay ninguna página que se pueda insertar.
no-embed-address = Indique qué página: /oembed?url=…
no-embed-form = Cómo insertar una página se indica en JSON.
no-base = Este sitio no tiene dirección pública.
