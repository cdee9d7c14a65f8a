//! Letters and small letters, told quickly: a report's every character is asked.

/// Whether a character is a letter, as [`char::is_alphabetic`] has it. Latin, Greek and Cyrillic letters, most of what is read, are
/// told without a search in tables.
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphabetic(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'Α'..='Ρ' | 'Σ'..='ϵ' | 'Ϸ'..='ҁ' | 'Ҋ'..='ԯ' => true,
        '\u{80}'..='\u{A9}' | '\u{AB}'..='\u{B4}' | '\u{B6}'..='\u{B9}' | '\u{BB}'..='\u{BF}' => false,
        '\u{2000}'..='\u{2070}' => false,
        _ => c.is_alphabetic(),
    }
}

/// The small letter of a character. Of “İ”, the one letter whose small form is two characters in Unicode, it is “i”.
#[inline]
pub fn small(c: char) -> char {
    match c {
        '\0'..='\x7F' => c.to_ascii_lowercase(),
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        'а'..='џ' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_told_as_the_standard_library_tells_it() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "U+{:04X}", u32::from(c));
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "U+{:04X}", u32::from(c));
        }
    }
}
