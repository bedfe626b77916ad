# Varnish 7 in front of Clinic Guides. Change the address of the origin and the addresses that
# may purge; the rest is how the API wants to be kept:
#   varnishd -a :6081 -f docs/varnish.vcl -s malloc,256m
vcl 4.1;

import std;

backend origin {
    .host = "127.0.0.1";
    .port = "8000";
    .connect_timeout = 2s;
    .first_byte_timeout = 60s;
    .probe = {
        .url = "/health/";
        .interval = 5s;
        .timeout = 2s;
        .window = 4;
        .threshold = 2;
        .initial = 2;
    }
}

# Every machine that publishes: those that run Clinic Guides, and the clock's.
acl publishers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "BAN") {
        if (client.ip !~ publishers) {
            return (synth(403, "Not for you"));
        }
        if (req.http.X-Cache-Tags !~ "^[a-z0-9_|-]+$") {
            return (synth(400, "No tags"));
        }
        if (!std.ban("obj.http.Cache-Tag ~ (^|,)(" + req.http.X-Cache-Tags + ")(,|$)")) {
            return (synth(500, std.ban_error()));
        }
        return (synth(200, "Banned"));
    }
    if (req.url ~ "^/api/v2/" && (req.method == "GET" || req.method == "HEAD")) {
        # A public answer is the same for everybody, in whatever order it is asked for.
        unset req.http.Cookie;
        unset req.http.Authorization;
        set req.url = std.querysort(req.url);
        # Who asks for Markdown gets the guide's Markdown address, so that each address keeps one
        # answer.
        unset req.http.X-Markdown;
        if (req.http.Accept ~ "(?i)text/markdown" && req.http.Accept !~ "(?i)application/json" &&
            req.http.Accept !~ "(?i)text/markdown *; *q *= *0" &&
            req.url ~ "^/api/v2/guides/[A-Za-z0-9_-]+/(\?|$)") {
            set req.url = regsub(req.url, "/(\?|$)", ".md\1");
            set req.http.X-Markdown = req.url;
        }
        unset req.http.Accept;
        if (std.healthy(req.backend_hint)) {
            set req.grace = 60s;
        }
        return (hash);
    }
    # The admin, previews and the writing API are nobody else's.
    return (pass);
}

sub vcl_hash {
    # What is asked for without encryption may be answered with the way to the encrypted address.
    hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_backend_response {
    # Nothing is kept that does not say for how long.
    if (!beresp.http.Cache-Control) {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
    }
    # While the origin does not answer, what is kept may be shown for a day.
    if (beresp.ttl > 0s && beresp.http.Cache-Tag) {
        set beresp.grace = 1d;
    }
}

sub vcl_deliver {
    # Tags are for caches, not for browsers.
    unset resp.http.Cache-Tag;
    unset resp.http.Surrogate-Key;
    if (req.http.X-Markdown) {
        # Caches further on know this answer by the address of the JSON.
        set resp.http.Content-Location = req.http.X-Markdown;
        set resp.http.Cache-Control = "private, no-cache";
        set resp.http.Vary = "Accept, Accept-Encoding";
    }
}
