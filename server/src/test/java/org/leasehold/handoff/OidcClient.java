package org.leasehold.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import java.io.IOException;
import java.net.URI;
import org.leasehold.testing.World;

/** A tool that uses the Nimbus library, and the browser of whoever uses the tool. */
final class OidcClient {

    static final String HUB = "https://hub.example.org";
    static final URI CALLBACK = URI.create(HUB + "/hub/oauth_callback");
    static final Secret SECRET = new Secret("a secret/of+the hub: 100%");

    final Browser browser;
    private final World world;
    private final String name;
    State state = new State();
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    ClientAuthentication authentication;

    OidcClient(World world, String name) {
        this.world = world;
        this.browser = Browser.in(world);
        this.name = name;
        this.authentication = new ClientSecretBasic(new ClientID(name), SECRET);
    }

    OidcClient loggedInAs(String person) {
        browser.loggedInAs(person);
        return this;
    }

    URI address(String scope) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, Scope.parse(scope), new ClientID(name), CALLBACK)
                .endpointURI(URI.create(Browser.PORTAL + "/oauth2/authorize"))
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    AuthorizationCode code(String scope) throws ParseException {
        nonce = new Nonce();
        return codeIn(browser.get(address(scope).toString()).location());
    }

    AuthorizationCode codeIn(String location) throws ParseException {
        AuthenticationResponse response = AuthenticationResponseParser.parse(URI.create(location));
        assertThat(response.indicatesSuccess()).as(location).isTrue();
        return response.toSuccessResponse().getAuthorizationCode();
    }

    AuthorizationGrant grant(AuthorizationCode code) {
        return new AuthorizationCodeGrant(code, CALLBACK, verifier);
    }

    HTTPRequest tokenRequest(AuthorizationGrant grant) {
        return new TokenRequest.Builder(world.url().resolve("/oauth2/token"), authentication, grant)
                .build()
                .toHTTPRequest();
    }

    HTTPResponse tokens(AuthorizationCode code) throws IOException {
        return send(tokenRequest(grant(code)));
    }

    HTTPResponse refresh(OIDCTokenResponse tokens) throws IOException {
        RefreshToken token = tokens.getOIDCTokens().getRefreshToken();
        return send(tokenRequest(new RefreshTokenGrant(token)));
    }

    String access(String scope) throws Exception {
        return tokens(tokens(code(scope))).getOIDCTokens().getAccessToken().getValue();
    }

    HTTPResponse userInfo(OIDCTokenResponse tokens) throws IOException {
        return userInfo(tokens.getOIDCTokens().getAccessToken().getValue());
    }

    HTTPResponse userInfo(String access) throws IOException {
        return send(
                new UserInfoRequest(world.url().resolve("/userinfo"), new BearerAccessToken(access)).toHTTPRequest());
    }

    static HTTPResponse send(HTTPRequest request) throws IOException {
        return request.send();
    }

    static OIDCTokenResponse tokens(HTTPResponse answer) throws ParseException {
        TokenResponse response = OIDCTokenResponseParser.parse(answer);
        assertThat(response.indicatesSuccess()).as(answer.getBody()).isTrue();
        return (OIDCTokenResponse) response.toSuccessResponse();
    }
}
