//! Parses each line of standard input as one text and prints a token a line: first byte, byte after the last, tag, head,
//! label, name (`B-` its first token, `I-` the others); an empty line after each text.

use std::io::{self, BufRead, Write};

use dateline_syntax::Parser;

fn main() -> io::Result<()> {
    let parser = Parser::shipped();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let parse = parser.parse(&line?);
        for token in &parse.tokens {
            let name = match token.name {
                Some(name) => format!("{}-{name}", if token.name_start { "B" } else { "I" }),
                None => "O".to_owned(),
            };
            writeln!(out, "{}\t{}\t{}\t{}\t{}\t{name}", token.start, token.end, token.tag, token.head, token.dep)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
