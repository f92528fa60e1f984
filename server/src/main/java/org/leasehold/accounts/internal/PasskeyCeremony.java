package org.leasehold.accounts.internal;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.leasehold.accounts.Account;
import org.leasehold.common.http.PublicAddress;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is said between us and a browser about a passkey, by Spring Security's WebAuthn without its filters. Says nothing
 * about whether a challenge is one of ours: see {@link DefaultPasskeys}.
 */
@Component
class PasskeyCeremony {

    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> NEW_KEY =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SIGNED =
            new TypeReference<>() {};
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private final PasskeyRepository repository;
    private final PasskeyOwners owners;
    private final PublicAddress address;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyCeremony(PasskeyRepository repository, PasskeyOwners owners, PublicAddress address) {
        this.repository = repository;
        this.owners = owners;
        this.address = address;
    }

    /** What a browser answered is no credential, or its signature is wrong. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(Throwable cause) {
            super("The credential is refused: " + cause, cause);
        }
    }

    String creationOptions(Account account, byte[] challenge) {
        return json.writeValueAsString(creation(account, new Bytes(challenge)));
    }

    String requestOptions(byte[] challenge) {
        return json.writeValueAsString(request(new Bytes(challenge)));
    }

    /** A new key as a browser made it, and the challenge that it signed. */
    record NewKey(PublicKeyCredential<AuthenticatorAttestationResponse> credential, byte[] challenge) {}

    /** What a browser signed with a key, and the challenge in it. */
    record Signed(PublicKeyCredential<AuthenticatorAssertionResponse> credential, byte[] challenge) {}

    NewKey readNewKey(String credential) throws Refused {
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> read = json.readValue(credential, NEW_KEY);
            return new NewKey(read, challenge(read.getResponse().getClientDataJSON()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new Refused(e);
        }
    }

    Signed readSigned(String credential) throws Refused {
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> read = json.readValue(credential, SIGNED);
            return new Signed(read, challenge(read.getResponse().getClientDataJSON()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new Refused(e);
        }
    }

    /** Checks a new key and keeps it; the id by which it is known. */
    Bytes register(Account account, NewKey made, String label) throws Refused {
        try {
            operations()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            creation(account, new Bytes(made.challenge())),
                            new RelyingPartyPublicKey(made.credential(), label)));
            return made.credential().getRawId();
        } catch (RuntimeException e) {
            throw new Refused(e);
        }
    }

    /** Checks a signature and notes the use of its key; the id by which that is known. */
    Bytes verify(Signed signed) throws Refused {
        try {
            operations()
                    .authenticate(new RelyingPartyAuthenticationRequest(
                            request(new Bytes(signed.challenge())), signed.credential()));
            return signed.credential().getRawId();
        } catch (RuntimeException e) {
            throw new Refused(e);
        }
    }

    private byte[] challenge(Bytes clientData) {
        String challenge =
                json.readTree(clientData.getBytes()).path("challenge").asString();
        return Base64.getUrlDecoder().decode(challenge);
    }

    private PublicKeyCredentialCreationOptions creation(Account account, Bytes challenge) {
        List<PublicKeyCredentialDescriptor> known = repository.findByUserId(PasskeyRepository.userId(account)).stream()
                .map(record -> PublicKeyCredentialDescriptor.builder()
                        .id(record.getCredentialId())
                        .transports(record.getTransports())
                        .build())
                .toList();
        return PublicKeyCredentialCreationOptions.builder()
                .rp(us())
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(PasskeyRepository.userId(account))
                        .name(account.name())
                        .displayName(account.displayName())
                        .build())
                .challenge(challenge)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.RS256)
                .timeout(DefaultPasskeys.TIME_TO_ANSWER)
                .excludeCredentials(known)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .build();
    }

    private PublicKeyCredentialRequestOptions request(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(host())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(DefaultPasskeys.TIME_TO_ANSWER)
                .build();
    }

    private Webauthn4JRelyingPartyOperations operations() {
        return new Webauthn4JRelyingPartyOperations(owners, repository, us(), Set.of(origin().toString()));
    }

    private PublicKeyCredentialRpEntity us() {
        return PublicKeyCredentialRpEntity.builder()
                .id(host())
                .name("Leasehold")
                .build();
    }

    private String host() {
        return origin().getHost();
    }

    /** Where our pages are. Browsers make no passkeys for numbers: on this machine it is localhost. */
    private URI origin() {
        URI url = address.url();
        return LOOPBACK.contains(url.getHost()) ? URI.create("http://localhost:" + url.getPort()) : url;
    }
}
