//! Stylesheet, scripts and fonts under addresses that change with their content, so that they can be kept for ever.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use rust_embed::RustEmbed;

/// The files of `web/` that are served.
#[derive(RustEmbed)]
#[folder = "../../web"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
#[include = "fonts/*.woff2"]
struct Web;

/// A file that is served.
#[derive(Debug)]
pub struct Asset {
    /// Its bytes; in a stylesheet the `url(…)`s lead to hashed addresses.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type.
    pub media_type: &'static str,
}

/// All files, by the last part of their address, e.g. `site.1f9a33c2d0.css`.
static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::load);

struct Assets {
    files: HashMap<String, Asset>,
    addresses: HashMap<String, String>,
    build: String,
}

/// Before every asset's name. No coverage's slug has an underscore.
pub const PREFIX: &str = "/_/";

impl Assets {
    fn load() -> Self {
        let mut assets = Assets { files: HashMap::new(), addresses: HashMap::new(), build: String::new() };
        let mut names: Vec<Cow<'static, str>> = Web::iter().collect();
        // Stylesheets last: they name the others.
        names.sort_by_key(|n| (n.ends_with(".css"), n.to_string()));
        let mut all = Vec::new();
        for name in names {
            let Some(file) = Web::get(&name) else { continue };
            let mut bytes = file.data;
            if name.ends_with(".css") {
                let mut text = String::from_utf8_lossy(&bytes).into_owned();
                for (other, address) in &assets.addresses {
                    text = text.replace(&format!("url({other})"), &format!("url({address})"));
                }
                bytes = Cow::Owned(text.into_bytes());
            }
            let hash = hash(&bytes);
            all.extend_from_slice(hash.as_bytes());
            let base = name.rsplit('/').next().unwrap_or(&name);
            let (stem, extension) = base.rsplit_once('.').unwrap_or((base, ""));
            let hashed = format!("{stem}.{hash}.{extension}");
            let media_type = match extension {
                "css" => "text/css; charset=utf-8",
                "js" => "text/javascript; charset=utf-8",
                "svg" => "image/svg+xml",
                "woff2" => "font/woff2",
                _ => "application/octet-stream",
            };
            assets.addresses.insert(name.to_string(), format!("{PREFIX}{hashed}"));
            assets.files.insert(hashed, Asset { bytes, media_type });
        }
        all.extend_from_slice(env!("CARGO_PKG_VERSION").as_bytes());
        for template in crate::pages::TEMPLATES {
            all.extend_from_slice(template.as_bytes());
        }
        for messages in crate::language::messages::FILES {
            all.extend_from_slice(messages.as_bytes());
        }
        assets.build = hash(&all);
        assets
    }
}

/// A hash of some bytes that is short enough for addresses: 40 bits, as ten hexadecimal digits. FNV-1a, since nobody
/// gains from making two of our own files collide.
pub fn hash(bytes: &[u8]) -> String {
    let hash =
        bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{:010x}", hash >> 24)
}

/// The address of a file of `web/`, e.g. `site.css`.
pub fn address(name: &str) -> &'static str {
    ASSETS.addresses.get(name).map_or("", String::as_str)
}

/// The file at the last part of an address.
pub fn get(hashed: &str) -> Option<&'static Asset> {
    ASSETS.files.get(hashed)
}

/// A hash of all files and templates: pages that another build made are not this one's.
pub fn build() -> &'static str {
    &ASSETS.build
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_change_with_the_content_and_lead_to_the_file() {
        let css = address("site.css");
        let file = get(css.strip_prefix(PREFIX).unwrap()).unwrap();
        assert!(css.contains(&hash(&file.bytes)));
        assert_eq!(file.media_type, "text/css; charset=utf-8");
        assert!(get("site.css").is_none());
    }

    #[test]
    fn a_stylesheet_names_fonts_by_their_hashed_addresses() {
        let file = get(address("site.css").strip_prefix(PREFIX).unwrap()).unwrap();
        let text = String::from_utf8_lossy(&file.bytes);
        let names: Vec<&str> = text.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(!names.is_empty());
        for name in names {
            let found = name.strip_prefix(PREFIX).and_then(get);
            assert!(found.is_some(), "{name} is no file of web/");
        }
    }
}
