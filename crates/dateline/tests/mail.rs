//! The digest as mail: a whole conversation with a server that also does things wrong.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used)] // a test may fail by panicking

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Command, Output},
    sync::{Arc, Mutex},
    time::Duration,
};

/// What the server does with a receiver, the first time, the second time and so on; afterwards it takes the message.
type Whims = HashMap<&'static str, Vec<Whim>>;

#[derive(Debug, Clone, Copy)]
enum Whim {
    /// Answers so.
    Say(&'static str),
    /// Breaks the connection off.
    Drop,
    /// Says nothing for so long.
    Stall(u64),
    /// Takes the receiver, and answers the message so.
    AfterData(&'static str),
}

/// A message as it was taken: for whom, and its lines.
type Taken = (String, String);

/// A server for mail on this machine.
#[derive(Clone, Default)]
struct Server {
    whims: Arc<Mutex<Whims>>,
    taken: Arc<Mutex<Vec<Taken>>>,
    connections: Arc<Mutex<usize>>,
}

impl Server {
    /// Serves until the test ends. Gives the port.
    fn start(&self) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = self.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                *server.connections.lock().unwrap() += 1;
                let server = server.clone();
                std::thread::spawn(move || server.converse(stream));
            }
        });
        port
    }

    fn whim(&self, to: &str) -> Option<Whim> {
        let mut whims = self.whims.lock().unwrap();
        let left = whims.iter_mut().find(|(name, _)| to.starts_with(**name))?.1;
        (!left.is_empty()).then(|| left.remove(0))
    }

    fn converse(&self, stream: TcpStream) -> Option<()> {
        let mut out = stream.try_clone().ok()?;
        let mut say = move |line: &str| out.write_all(format!("{line}\r\n").as_bytes()).ok();
        say("220 here.example ESMTP")?;
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        let (mut to, mut at_the_end) = (Vec::new(), "250 taken");
        while let Some(line) = lines.next() {
            match line.to_ascii_uppercase() {
                line if line.starts_with("EHLO") => say("250-here.example\r\n250 8BITMIME")?,
                line if line.starts_with("MAIL") || line.starts_with("RSET") => {
                    to.clear();
                    at_the_end = "250 taken";
                    say("250 go on")?;
                }
                upper if upper.starts_with("RCPT") => {
                    let address = line[line.find('<')? + 1..line.find('>')?].to_owned();
                    match self.whim(&address) {
                        Some(Whim::Drop) => return None,
                        Some(Whim::Say(words)) => say(words)?,
                        whim => {
                            if let Some(Whim::Stall(seconds)) = whim {
                                std::thread::sleep(Duration::from_secs(seconds));
                            }
                            if let Some(Whim::AfterData(words)) = whim {
                                at_the_end = words;
                            }
                            to.push(address);
                            say("250 go on")?;
                        }
                    }
                }
                line if line == "DATA" => {
                    say("354 go on")?;
                    let message: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                    assert_eq!(to.len(), 1, "a message has one receiver: {to:?}");
                    if at_the_end.starts_with('2') {
                        self.taken.lock().unwrap().push((to[0].clone(), message.join("\n")));
                    }
                    say(at_the_end)?;
                }
                line if line == "QUIT" => {
                    say("221 bye")?;
                    return None;
                }
                _ => say("250 fine")?,
            }
        }
        None
    }

    /// For whom messages were taken, in their order.
    fn receivers(&self) -> Vec<String> {
        self.taken.lock().unwrap().iter().map(|(to, _)| to.split('@').next().unwrap().to_owned()).collect()
    }
}

/// A ledger with a day, and a list.
struct Desk {
    folder: tempfile::TempDir,
    settings: String,
}

impl Desk {
    fn new(port: u16, names: &[&str]) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.arg("import").arg("--coverage").arg(examples.join("coverage.toml"));
        command.arg("--db").arg(folder.path().join("dateline.db"));
        command.arg(examples.join("reports/halyard-news-truce.txt"));
        assert!(command.output().unwrap().status.success());
        let to: Vec<String> = names.iter().map(|name| format!("{name}@reader.example")).collect();
        let settings = format!(
            "server = '127.0.0.1'\nport = {port}\nsecurity = 'none'\n\
             timeout_seconds = 1\nfrom = 'desk@desk.example'\nto = {to:?}\n"
        );
        Desk { folder, settings }
    }

    fn digest(&self, more: &[&str]) -> (Option<i32>, String) {
        let file = self.folder.path().join("mail.toml");
        std::fs::write(&file, &self.settings).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.arg("digest").arg("--db").arg(self.folder.path().join("dateline.db")).arg("--send").arg(file);
        let Output { status, stdout, stderr } = command.args(more).output().unwrap();
        (status.code(), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
    }

    fn send(&self) -> (Option<i32>, String) {
        self.digest(&["--day", DAY])
    }
}

const DAY: &str = "2026-03-13";

#[test]
fn each_gets_a_message_of_its_own_once_and_those_that_failed_are_tried_again() {
    let server = Server::default();
    *server.whims.lock().unwrap() = HashMap::from([
        ("nobody", vec![Whim::Say("550 no such box")]),
        ("later", vec![Whim::Say("451 come again")]),
        ("broken", vec![Whim::Drop]),
        ("full", vec![Whim::AfterData("552 the box is full")]),
    ]);
    let desk = Desk::new(server.start(), &["one", "nobody", "later", "broken", "full", "two", "ONE"]);
    let (code, said) = desk.send();
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(server.receivers(), ["one", "later", "broken", "two"], "{said}");
    assert!(said.contains("nobody@reader.example: not sent: permanent error (550): no such box"), "{said}");
    assert!(said.contains("4 sent, 2 failed."), "{said}");
    for (to, message) in server.taken.lock().unwrap().iter() {
        let (head, _) = message.split_once("\n\n").unwrap();
        assert!(head.contains(&format!("To: <{to}>")), "{head}");
        assert_eq!(message.matches("@reader.example").count(), 1, "others are named: {message}");
        for header in [
            "From: <desk@desk.example>",
            "Message-ID: <2026-03-13.",
            ".digest.desk.example>",
            "List-Unsubscribe: <mailto:desk@desk.example?subject=unsubscribe>",
            "Auto-Submitted: auto-generated",
        ] {
            assert!(head.contains(header), "{header}: {head}");
        }
    }

    let (code, said) = desk.send();
    assert_eq!((code, server.receivers().len()), (Some(0), 6), "{said}");
    assert_eq!(server.receivers()[4..], ["nobody", "full"]);
    assert!(said.contains("2 sent, 4 had it before."), "{said}");

    let before = *server.connections.lock().unwrap();
    let (code, said) = desk.send();
    assert!(code == Some(0) && said.contains("Everybody on the list has had"), "{said}");
    assert_eq!((server.receivers().len(), *server.connections.lock().unwrap()), (6, before));
}

#[test]
fn a_slow_answer_and_a_server_that_is_gone_are_failures_that_are_named() {
    let server = Server::default();
    *server.whims.lock().unwrap() = HashMap::from([("slow", vec![Whim::Stall(3); 3])]);
    let port = server.start();
    let mut desk = Desk::new(port, &["slow", "one"]);
    let (code, said) = desk.send();
    assert_eq!((code, server.receivers()), (Some(1), vec!["one".to_owned()]), "{said}");

    // Nothing listens there.
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let good = desk.settings.clone();
    desk.settings = good.replace(&format!("port = {port}"), &format!("port = {free}"));
    let (code, said) = desk.send();
    assert!(code == Some(1) && said.contains(&format!("no mail can be sent through 127.0.0.1:{free}")), "{said}");

    // A server that offers no TLS gets no mail where TLS is wanted.
    desk.settings = good.replace("'none'", "'starttls'");
    let (code, said) = desk.send();
    assert!(code == Some(1) && said.contains("no mail can be sent"), "{said}");
    assert_eq!(server.receivers(), ["one"]);
}

#[test]
fn a_dry_run_shows_and_sends_nothing() {
    let server = Server::default();
    let desk = Desk::new(server.start(), &["one", "two"]);
    let (code, said) = desk.digest(&["--day", DAY, "--dry-run"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("\n  one@reader.example\n  two@reader.example\n") && said.contains("List-Id: "), "{said}");
    let (code, said) = desk.digest(&["--day", "1999-01-01"]);
    assert!(code == Some(0) && said.contains("Nothing was told on 1999-01-01: nothing is sent."), "{said}");
    assert_eq!((server.receivers().len(), *server.connections.lock().unwrap()), (0, 0));
    let (code, said) = desk.digest(&["--since", "2026-03-11T00:00Z"]);
    assert_eq!(code, Some(2), "{said}");
}
