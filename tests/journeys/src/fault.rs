//! What can be wrong with the answers of a server, and how a journey orders it.

use axum::body::Body;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};

/// Something wrong, or only different, about the answers to some requests.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// The file is not there: status 404 and a page that says so.
    Missing,
    /// The file is there under this content type.
    Type(&'static str),
    /// The home page of an application instead of the file, with status 200, as servers with a catch-all do.
    HtmlInstead,
    /// A WebAssembly module that is not ours instead of the file: empty, valid, without any export.
    OtherModule,
    /// A module that loads and throws instead of the file.
    Throws,
    /// The way to this address instead of the file.
    Redirect(&'static str),
    /// The file with this header set.
    Header(&'static str, &'static str),
}

/// One fault and the requests it is about.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Part of the path of a request.
    pub about: &'static str,
    pub fault: Fault,
}

impl Rule {
    pub fn is_about(&self, path: &str) -> bool {
        path.contains(self.about)
    }

    pub fn apply(&self, mut response: Response<Body>) -> Response<Body> {
        match self.fault {
            Fault::Missing => {
                *response.status_mut() = StatusCode::NOT_FOUND;
                replace(response, "text/html", b"<!doctype html><title>Not found</title>")
            }
            Fault::HtmlInstead => replace(response, "text/html", b"<!doctype html><title>Home</title>"),
            Fault::OtherModule => replace(response, "application/wasm", b"\0asm\x01\0\0\0"),
            Fault::Throws => replace(response, "text/javascript", b"throw new Error('broken on purpose');"),
            Fault::Redirect(address) => {
                *response.status_mut() = StatusCode::FOUND;
                with_header(response, LOCATION, address)
            }
            Fault::Type(kind) => with_header(response, CONTENT_TYPE, kind),
            Fault::Header(name, value) => with_header(response, HeaderName::from_static(name), value),
        }
    }
}

fn replace(mut response: Response<Body>, kind: &'static str, body: &'static [u8]) -> Response<Body> {
    response.headers_mut().remove(CONTENT_LENGTH);
    *response.body_mut() = Body::from(body);
    with_header(response, CONTENT_TYPE, kind)
}

fn with_header(mut response: Response<Body>, name: HeaderName, value: &'static str) -> Response<Body> {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
    response
}
