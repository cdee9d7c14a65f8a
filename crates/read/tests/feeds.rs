//! Feeds, channels and outboxes: small ones of our own, with what their kinds have wrong in the wild.

mod common;

use common::entries;

#[test]
fn rss_2_with_full_content() {
    insta::assert_snapshot!(entries(
        "feed.xml",
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>Arnholm Herald: Ferry</title><link>https://herald.example/ferry</link>
  <atom:link rel="self" href="https://herald.example/ferry.rss"/>
  <description>The ferry, day by day.</description><language>en-gb</language>
  <lastBuildDate>Mon, 09 Mar 2026 12:00:00 GMT</lastBuildDate>
  <item>
    <title>Ferry &amp;amp; bridge: &lt;i&gt;both&lt;/i&gt; shut</title>
    <link>/ferry/2?utm_source=rss</link><guid isPermaLink="false">herald-2</guid>
    <pubDate>Tue, 09 Mar 2026 11:30:00 +0100</pubDate><dc:creator><![CDATA[Ann Arn]]></dc:creator>
    <description>Both are shut.</description>
    <content:encoded><![CDATA[<p>Both are shut, the mayor said.</p><ul><li>The ferry since Monday</li></ul>
      <figure><img src="a.jpg"><figcaption>The pier</figcaption></figure>]]></content:encoded>
    <media:content url="https://herald.example/a.jpg" medium="image"><media:description>The pier at noon</media:description>
      <media:credit>Bo Mill</media:credit></media:content>
  </item>
  <item>
    <title>Ferry sails</title><guid>https://herald.example/ferry/1</guid>
    <pubDate>Mon, 09 Mar 2026 08:00:00 GMT</pubDate><author>desk@herald.example (Cy Dahl)</author>
    <description>&lt;p&gt;It sails again &amp;ndash; for now.&lt;/p&gt;</description>
    <enclosure url="https://herald.example/b.mp3" type="audio/mpeg" length="1"/>
  </item>
</channel></rss>"#,
    ));
}

#[test]
fn rss_1_and_0_9() {
    insta::assert_snapshot!(entries(
        "index.rdf",
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://herald.example/"><title>Herald</title><link>https://herald.example/</link></channel>
<item rdf:about="https://herald.example/1"><title>Ferry sails</title><link>https://herald.example/1</link>
<description>It sails.</description><d:date>2026-03-09T08:00:00Z</d:date></item></rdf:RDF>"#,
    ));
    insta::assert_snapshot!(entries(
        "old.xml",
        r#"<rss version="0.91"><channel><title>Herald</title><link>https://herald.example/</link>
<item><title>Ferry sails</title><link>1.html</link></item></channel></rss>"#,
    ));
}

#[test]
fn atom_with_each_kind_of_content_and_deleted_entries() {
    insta::assert_snapshot!(entries(
        "feed.atom",
        r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en" xml:base="https://herald.example/live/">
<title type="text">Ferry &lt;live&gt;</title><subtitle>All of it</subtitle><updated>2026-03-09T12:00:00Z</updated>
<author><name>Herald desk</name></author><link rel="self" href="feed.atom"/><link href="."/>
<at:deleted-entry ref="urn:herald:3" when="2026-03-09T11:00:00Z"><at:by><name>Ann Arn</name></at:by><at:comment>Wrong pier</at:comment></at:deleted-entry>
<entry xml:base="2/"><id>urn:herald:2</id><title type="html">Ferry &amp;lt; bridge</title><link href="page.html"/><link rel="alternate" type="application/json" href="page.json"/>
<published>2026-03-09T10:00:00+01:00</published><updated>2026-03-09T10:30:00Z</updated><author><name>Bo Mill</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <b>ferry</b> is slower<br/>than A &lt; B.</p></div></content></entry>
<entry><id>urn:herald:1</id><title>Ferry sails</title><updated>2026-03-09T08:00:00Z</updated>
<content type="html">&lt;p&gt;It sails.&lt;/p&gt;</content></entry>
<entry><id>urn:herald:0</id><title>Text</title><published>0001-01-01T00:00:00Z</published><content type="text">1 &lt; 2 is true,
and this is a line of its own.</content></entry>
</feed>"#,
    ));
}

#[test]
fn json_feed() {
    insta::assert_snapshot!(entries(
        "feed.json",
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "home_page_url": "https://herald.example/", "language": "en",
 "authors": [{"name": "Herald desk"}], "items": [
 {"id": "2", "url": "/2", "title": "Ferry &amp; bridge", "content_html": "<p>Both are shut.</p>", "date_published": "2026-03-09T10:00:00Z",
  "date_modified": "2026-03-09T10:10:00Z", "image": "/2.jpg", "attachments": [{"url": "/2.mp4", "mime_type": "video/mp4", "title": "Pier"}]},
 {"id": 1, "external_url": "https://gazette.example/x", "content_text": "It sails.\n\nFor now.", "date_published": "2026-03-09T08:00:00Z", "author": {"name": "Ann Arn"}}
]}"#,
    ));
}

#[test]
fn broken_feeds_are_read_as_far_as_they_can_be() {
    // Stray ampersands, an entity of HTML, a tag that is never closed, markup that is not escaped, and an end too early.
    insta::assert_snapshot!(entries(
        "broken.xml",
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Bakers & Sons&nbsp;live</title>\n\
         <item><title>One & two</title><description><p>Markup <b>as it is</b>.</p></description><pubDate>09.03.2026 10:00 MSK</pubDate></item>\n\
         <item><title>Three</title><link>https://x.example/3<pubDate>Mon, 09 Mar 2026 09:00:00 GMT</pubDate></item>\n\
         <item><title <>>Four</title></item>\n\
         <item><title>Five</title><description>The end is mis",
    ));
}

#[test]
fn telegram_desktop_export() {
    insta::assert_snapshot!(entries(
        "result.json",
        r#"{"name": "Ferry news", "type": "public_channel", "id": 17, "messages": [
 {"id": 1, "type": "service", "date": "2026-03-09T09:00:00", "action": "create_channel", "title": "Ferry news", "text": ""},
 {"id": 2, "type": "message", "date": "2026-03-09T10:00:00", "date_unixtime": "1773046800", "edited": "2026-03-09T10:05:00", "edited_unixtime": "1773047100",
  "from": "Ferry news", "from_id": "channel17", "author": "Ann Arn",
  "text": [{"type": "bold", "text": "Ferry sails"}, "\n\nIt left at nine, ", {"type": "text_link", "text": "says the port", "href": "https://port.example"}, "."]},
 {"id": 3, "type": "message", "date": "2026-03-09T11:00:00", "date_unixtime": "1773050400", "from": "Ferry news", "forwarded_from": "Port Arnholm",
  "reply_to_message_id": 2, "photo": "photos/1.jpg", "text": "The pier is empty.\nNobody waits."},
 {"id": 4, "type": "message", "date": "2026-03-09T11:30:00", "from": "Ferry news", "file": "(File not included.)", "media_type": "voice_message", "mime_type": "audio/ogg", "text": ""},
 {"id": 5, "type": "message", "date": "2026-03-09T11:31:00", "from": "Ferry news", "te"#,
    ));
}

#[test]
fn telegram_preview_page() {
    insta::assert_snapshot!(entries(
        "s.html",
        r#"<!DOCTYPE html><html><head><meta property="og:title" content="Ferry news"></head><body><main>
<div class="tgme_widget_message_wrap"><div class="tgme_widget_message service_message" data-post="ferrynews/1"><div class="tgme_widget_message_text">Channel created</div></div></div>
<div class="tgme_widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap" data-post="ferrynews/2">
 <div class="tgme_widget_message_user"><i class="tgme_widget_message_user_photo"></i></div>
 <div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="/ferrynews">Ferry news</a></div>
 <a class="tgme_widget_message_photo_wrap" style="width:800px;background-image:url('https://cdn.example/1.jpg')"></a>
 <div class="tgme_widget_message_text js-message_text" dir="auto"><b>Ferry sails</b><br/><br/>It left at nine.<br/>The <a href="https://port.example">port</a> says so.</div>
 <div class="tgme_widget_message_footer"><div class="tgme_widget_message_info"><span class="tgme_widget_message_views">12.3K</span><span class="tgme_widget_message_meta">edited <a class="tgme_widget_message_date" href="https://t.me/ferrynews/2"><time datetime="2026-03-09T09:00:00+00:00" class="time">09:00</time></a></span></div></div></div></div></div>
<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="ferrynews/3"><div class="tgme_widget_message_bubble">
 <div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name" href="https://t.me/port">Port Arnholm</a></div>
 <a class="tgme_widget_message_reply" href="https://t.me/ferrynews/2"><div class="tgme_widget_message_author">Ferry news</div><div class="tgme_widget_message_text js-message_reply_text">Ferry sails</div></a>
 <div class="tgme_widget_message_text js-message_text">The pier is empty.</div>
 <a class="tgme_widget_message_video_player"><time class="message_video_duration">0:12</time><video src="https://cdn.example/2.mp4"></video></a>
 <span class="tgme_widget_message_views">812</span><a class="tgme_widget_message_date"><time datetime="2026-03-09T10:00:00+00:00">10:00</time></a></div></div></div>
</main></body></html>"#,
    ));
}

#[test]
fn outbox_of_an_account() {
    insta::assert_snapshot!(entries(
        "outbox.json",
        r#"{"@context": "https://www.w3.org/ns/activitystreams", "id": "https://social.example/users/desk/outbox", "type": "OrderedCollection", "orderedItems": [
 {"type": "Create", "actor": "https://social.example/users/desk", "published": "2026-03-09T10:00:00Z", "object": {"id": "https://social.example/users/desk/statuses/2",
  "type": "Note", "summary": "Ferry, accident", "sensitive": true, "inReplyTo": "https://social.example/users/desk/statuses/1", "published": "2026-03-09T10:00:00Z", "updated": "2026-03-09T10:20:00Z",
  "url": "https://social.example/@desk/2", "attributedTo": "https://social.example/users/desk", "content": "<p>The ferry hit the pier.<br>Nobody was hurt.</p>",
  "attachment": [{"type": "Document", "mediaType": "image/jpeg", "url": "https://social.example/2.jpg", "name": "The pier"}]}},
 {"type": "Announce", "id": "https://social.example/users/desk/statuses/3/activity", "actor": "https://social.example/users/desk", "published": "2026-03-09T11:00:00Z", "object": "https://other.example/users/port/statuses/9"},
 {"type": "Create", "actor": "https://social.example/users/desk", "object": {"id": "https://social.example/users/desk/statuses/4", "type": "Note", "published": "2026-03-09T11:30:00Z", "content": null, "contentMap": {"de": "<p>Die Fähre fährt.</p>"}}},
 {"type": "Create", "object": {"id": "https://social.example/users/desk/statuses/5", "type": "Note", "published": "2026-03-09T11:40:00Z", "content": "<p>Wrong.</p>"}},
 {"type": "Delete", "actor": "https://social.example/users/desk", "published": "2026-03-09T12:00:00Z", "object": {"id": "https://social.example/users/desk/statuses/5", "type": "Tombstone"}}
]}"#,
    ));
}
