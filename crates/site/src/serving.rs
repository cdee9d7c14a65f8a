//! Connections: HTTP/1.1 by hyper, until a reader asks for the stream of changes.
//!
//! Thousands of readers hold such a stream and are silent for minutes. An HTTP connection keeps some 20 kB of buffers for
//! what may come next on it; on a stream nothing does. So the answer's head is written here, and the socket handed to a
//! small task of its own, which ends with the stream. `docs/benchmarks.md` has what that saves.

use std::{
    convert::Infallible,
    future::Future,
    io,
    pin::{Pin, pin},
    time::{Duration, SystemTime},
};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, response::Parts},
    response::Response,
    serve::Listener,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{mpsc, watch},
    time::timeout,
};
use tower::ServiceExt;

use crate::{
    Site,
    push::{Follower, Handover},
    router,
};

/// How long a connection may take to say what it wants.
const HEAD: Duration = Duration::from_secs(30);
/// How long a reader may take to accept what is sent.
const SLOWEST: Duration = Duration::from_secs(30);

/// Serves the site, and the addresses of other rooms `beside` it, until `shutdown` comes about, then lets the answers
/// under way end.
///
/// # Errors
/// If the ledger cannot be read.
pub async fn serve(
    mut listener: TcpListener,
    site: Site,
    beside: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    site.warm().await.map_err(io::Error::other)?;
    // Those have neither the site's headers nor its fallback.
    let app = beside.merge(router(site.clone()));
    // Every connection has a copy of the sender: when all are gone, so are they.
    let (open, mut all_gone) = mpsc::channel::<Infallible>(1);
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            (stream, _) = Listener::accept(&mut listener) => {
                tokio::spawn(connection(stream, app.clone(), site.closing(), open.clone()));
            }
            () = &mut shutdown => break,
        }
    }
    drop((listener, open));
    site.close();
    all_gone.recv().await;
    Ok(())
}

/// Serves one connection.
async fn connection(
    stream: TcpStream,
    app: Router,
    mut closing: watch::Receiver<bool>,
    open: mpsc::Sender<Infallible>,
) {
    let (hand_over, mut handed) = mpsc::channel(1);
    let service = service_fn(move |request: Request<Incoming>| {
        let (app, hand_over) = (app.clone(), hand_over.clone());
        async move {
            let streams = request.method() == Method::GET;
            let response = app.oneshot(request.map(Body::new)).await?;
            let (head, body) = response.into_parts();
            let follower = head.extensions.get::<Handover>().filter(|_| streams).and_then(Handover::take);
            match follower {
                None => Ok::<Response, Infallible>(Response::from_parts(head, body)),
                Some(follower) => {
                    // There is room for one, and the connection ends with it.
                    hand_over.send((head, follower)).await.ok();
                    std::future::pending().await
                }
            }
        }
    });
    let mut http = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // A reader who breaks off is no error.
        _ = &mut http => return,
        Some((head, follower)) = handed.recv() => {
            // Nothing of an answer has been written, so nothing is left to be flushed. The stream gets a task of its own:
            // this one has held an HTTP connection, and is as large as one.
            tokio::spawn(follow(http.into_parts().io.into_inner(), head, follower, open));
            return;
        }
        _ = closing.wait_for(|closing| *closing) => {}
    }
    Pin::new(&mut http).graceful_shutdown();
    tokio::select! {
        _ = &mut http => {}
        // Who asks for the stream now comes back later.
        _ = handed.recv() => {}
    }
}

/// Sends a reader the head of the answer and then what happens, until either side has enough.
async fn follow(mut stream: TcpStream, head: Parts, mut follower: Follower, _open: mpsc::Sender<Infallible>) {
    let mut sent = send(&mut stream, &written(&head)).await;
    // A reader says nothing more, but the end of what they say is the end.
    let mut said = [0; 64];
    while sent.is_ok() {
        tokio::select! {
            frames = follower.next() => match frames {
                Some(frames) => sent = send(&mut stream, &frames).await,
                None => return,
            },
            said = stream.read(&mut said) => if !matches!(said, Ok(1..)) { return },
        }
    }
}

async fn send(stream: &mut TcpStream, bytes: &[u8]) -> io::Result<()> {
    timeout(SLOWEST, stream.write_all(bytes)).await?
}

/// The head of an answer that ends with its connection.
fn written(head: &Parts) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {}\r\n", head.status).into_bytes();
    for (name, value) in &head.headers {
        bytes.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    let date = httpdate::fmt_http_date(SystemTime::now());
    bytes.extend_from_slice(format!("date: {date}\r\nconnection: close\r\n\r\n").as_bytes());
    bytes
}
