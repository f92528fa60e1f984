package org.leasehold.providers.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leasehold.accounts.ProviderLogIns.Attempt;
import org.leasehold.accounts.ProviderLogIns.Begun;
import org.leasehold.providers.Provider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The two requests that all providers share: for a code, by way of the browser, and for tokens (RFC 6749, 7636). */
@Component
class TokenRequests {

    private final ProviderRequests requests;

    TokenRequests(ProviderRequests requests) {
        this.requests = requests;
    }

    /** Where the browser asks for a code. */
    static URI authorization(URI endpoint, Provider provider, Begun begun, URI callback, Map<String, String> more) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", callback.toString());
        query.put("scope", String.join(" ", provider.scopes()));
        query.put("state", begun.state());
        query.put("code_challenge", challenge(begun.verifier()));
        query.put("code_challenge_method", "S256");
        query.putAll(more);
        String separator = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + separator + ProviderRequests.encoded(query));
    }

    /** @param basic whether the provider takes our secret in the header; otherwise it is in the form */
    JsonNode tokens(Provider provider, URI endpoint, boolean basic, String code, Attempt attempt, URI callback)
            throws ProviderException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", callback.toString());
        form.put("code_verifier", attempt.verifier());
        Map<String, String> headers = new LinkedHashMap<>();
        if (basic) {
            headers.put("Authorization", "Basic " + credentials(provider));
        } else {
            form.put("client_id", provider.clientId());
            form.put("client_secret", provider.clientSecret());
        }
        ProviderRequests.Answer answer = requests.post(endpoint, headers, form);
        JsonNode json = requests.parse(endpoint, answer.body());
        if (answer.status() != 200 || json.has("error")) {
            throw ProviderException.distrusted(
                    endpoint + " gives no tokens: status " + answer.status() + ", " + word(json));
        }
        return json;
    }

    /** The error's name, if it looks like one: this goes into the log. */
    private static String word(JsonNode json) {
        String error = json.path("error").asString("");
        return error.matches("[A-Za-z0-9_.-]{1,60}") ? error : "no error that could be named";
    }

    /** The form-encoded parts of RFC 6749, section 2.3.1. */
    private static String credentials(Provider provider) {
        String pair =
                ProviderRequests.encoded(provider.clientId()) + ":" + ProviderRequests.encoded(provider.clientSecret());
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
