//! Owns what goes over a connection: reading the body of a request within its limits, and the body of an answer.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use hyper::{Request, StatusCode};
use tokio::sync::mpsc;

use super::limits::{BODY, BODY_BYTES};

/// The body of an answer.
pub(super) enum Answered {
    /// All of it at once.
    Whole(Option<Bytes>),
    /// Piece by piece, as something happens.
    Stream(mpsc::Receiver<Bytes>),
}

impl Body for Answered {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Stream(pieces) => pieces.poll_recv(cx).map(|piece| piece.map(|bytes| Ok(Frame::data(bytes)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |b| b.len() as u64)),
            Self::Stream(_) => SizeHint::new(),
        }
    }
}

/// Returns whether a request says that it brings a body.
pub(super) fn brings_one<B>(request: &Request<B>) -> bool {
    let length = request.headers().get(CONTENT_LENGTH);
    request.headers().contains_key(TRANSFER_ENCODING) || length.is_some_and(|length| length != "0")
}

/// Reads the body of a request, or says with which status it is refused; the connection closes then.
pub(super) async fn read(request: Request<Incoming>) -> Result<Bytes, StatusCode> {
    let in_pieces = request.headers().contains_key(TRANSFER_ENCODING);
    let claimed = request.body().size_hint().lower();
    if claimed > BODY_BYTES as u64 {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let whole = tokio::time::timeout(BODY, collect(request.into_body())).await;
    let bytes = whole.map_err(|_| StatusCode::REQUEST_TIMEOUT)??;
    // No browser sends a form in pieces; who does so means to confuse whoever stands between.
    if in_pieces { Err(StatusCode::BAD_REQUEST) } else { Ok(bytes) }
}

async fn collect(mut body: Incoming) -> Result<Bytes, StatusCode> {
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| StatusCode::BAD_REQUEST)?;
        if let Some(data) = frame.data_ref() {
            bytes.extend_from_slice(data);
        }
        if bytes.len() > BODY_BYTES {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
    }
    Ok(bytes.into())
}
