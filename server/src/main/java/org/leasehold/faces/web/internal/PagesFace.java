package org.leasehold.faces.web.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.common.http.Face;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Serves the pages at clean paths ({@code /plan}), their scripts, and {@code /openapi.json}, all from memory. */
@Component
@Order(20)
class PagesFace implements Face {

    private static final String FOLDER = "/static/";
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'");

    private final Map<String, SingletonSupplier<StaticFile>> files = new HashMap<>();

    PagesFace(JsonMapper json) throws IOException {
        PathMatchingResourcePatternResolver classpath = new PathMatchingResourcePatternResolver();
        for (Resource file : classpath.getResources("classpath:" + FOLDER + "**/*.*")) {
            String address = file.getURL().getPath();
            String name = address.substring(address.lastIndexOf(FOLDER) + FOLDER.length() - 1);
            add(name, file::getContentAsByteArray);
        }
        Resource openApi = classpath.getResource("classpath:openapi.yaml");
        add("/openapi.json", () -> json.writeValueAsBytes(new Yaml().<Object>load(openApi.getContentAsString(UTF_8))));
    }

    /** What is read and packed only when the first asks for it does not delay a start. */
    private void add(String name, Content content) {
        files.put(name, SingletonSupplier.of(() -> StaticFile.of(name, content.readSurely())));
    }

    /** What a file has in it. */
    private interface Content {

        byte[] read() throws IOException;

        default byte[] readSurely() {
            try {
                return read();
            } catch (IOException e) {
                throw new UncheckedIOException("The pages are part of the program, and cannot be read", e);
            }
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Optional<StaticFile> file = find(path);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (file.isEmpty() || !reads) {
            return false;
        }
        write(request, response, callback, path, file.get());
        return true;
    }

    private Optional<StaticFile> find(String path) {
        String name = path.equals("/") ? "/status.html" : path;
        return Optional.ofNullable(files.get(name))
                .or(() -> Optional.ofNullable(files.get(name + ".html")))
                .map(SingletonSupplier::obtain);
    }

    private static void write(Request request, Response response, Callback callback, String path, StaticFile file) {
        var headers = response.getHeaders();
        headers.put(HttpHeader.ETAG, file.etag());
        headers.put(
                HttpHeader.CACHE_CONTROL,
                path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        headers.put(HttpHeader.VARY, "Accept-Encoding");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Content-Security-Policy", POLICY);
        // Elements are made to be put into pages of other origins; there is nothing secret in a file.
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        if (file.etag().equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
            response.setStatus(304);
            response.write(true, null, callback);
            return;
        }
        boolean gzip = request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
        byte[] body = gzip ? file.gzip() : file.plain();
        if (gzip) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        headers.put(HttpHeader.CONTENT_TYPE, file.mediaType());
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, request.getMethod().equals("HEAD") ? null : ByteBuffer.wrap(body), callback);
    }
}
