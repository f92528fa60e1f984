package org.leasehold.handoff.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.handoff.internal.Arrivals;
import org.leasehold.handoff.internal.SigningKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * The provider: Spring Security's authorization server, told who our people and our tools are. Deliberately no
 * {@code @Configuration}: the service must not find it, only {@link ProviderFilter} may.
 */
@EnableWebSecurity
class ProviderConfiguration {

    private static final String USERINFO = "/userinfo";

    @Bean
    AuthorizationServerSettings authorizationServerSettings(PublicAddress publicAddress) {
        return AuthorizationServerSettings.builder()
                .issuer(publicAddress.url().toString())
                .build();
    }

    @Bean
    RegisteredClientRepository registeredClients(ToolSettings tools) {
        return new ToolClients(tools);
    }

    @Bean
    OAuth2AuthorizationService authorizations(
            JdbcClient jdbc,
            DataSource dataSource,
            RegisteredClientRepository clients,
            Transactions transactions,
            Holders holders,
            InstantSource clock) {
        return new Grants(
                new JdbcOAuth2AuthorizationService(new JdbcTemplate(dataSource), clients),
                new GrantRepository(jdbc, clock),
                transactions,
                holders);
    }

    @Bean
    Holders holders(ToolSettings tools, Arrivals arrivals) {
        return new Holders(tools, arrivals);
    }

    @Bean
    JWKSource<SecurityContext> publishedKeys(SigningKeys keys) {
        return new ProviderKeys(keys);
    }

    @Bean
    JwtEncoder signer(SigningKeys keys) {
        return ProviderKeys.encoder(keys);
    }

    /** Access tokens say nothing by themselves; the authorization that they stand for does. */
    @Bean
    JwtDecoder accessTokens(OAuth2AuthorizationService authorizations) {
        return new AccessTokens(authorizations);
    }

    @Bean
    PasswordEncoder toolSecrets() {
        return new ToolSecrets();
    }

    @Bean
    SecurityFilterChain provider(
            HttpSecurity http,
            Holders holders,
            Authentication sessions,
            Accounts accounts,
            Sessions logIns,
            PublicAddress publicAddress) {
        EndOfSession endOfSession = new EndOfSession(logIns, publicAddress);
        http.securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, USERINFO)
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, USERINFO)
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .oauth2AuthorizationServer(server -> server(server, holders, endOfSession))
                .oauth2ResourceServer(resource ->
                        resource.bearerTokenResolver(onlyForUserInfo()).jwt(Customizer.withDefaults()))
                .addFilterAfter(new People(sessions, accounts), SecurityContextHolderFilter.class)
                .addFilterBefore(new LogInFirst(publicAddress), AuthorizationFilter.class);
        return http.build();
    }

    private static void server(OAuth2AuthorizationServerConfigurer server, Holders holders, EndOfSession endOfSession) {
        server.addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationEndpointFilter>() {
            @Override
            public <F extends OAuth2AuthorizationEndpointFilter> F postProcess(F filter) {
                // Ours is the session; the servlet stack's would only be one more cookie.
                filter.setSessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
                return filter;
            }
        });
        server.clientAuthentication(client ->
                        client.authenticationConverters(converters -> converters.addFirst(new OneWayToAuthenticate())))
                .authorizationEndpoint(endpoint ->
                        endpoint.authenticationProviders(providers -> providers.forEach(provider -> {
                            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
                                codes.setAuthenticationValidator(new AuthorizationRules(holders));
                            }
                        })))
                .authorizationServerMetadataEndpoint(
                        metadata -> metadata.authorizationServerMetadataCustomizer(Discovery::describe))
                .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                discovery -> discovery.providerConfigurationCustomizer(Discovery::describe))
                        .userInfoEndpoint(userInfo -> userInfo.userInfoMapper(new Claims(holders)))
                        .logoutEndpoint(logout -> logout.logoutResponseHandler(endOfSession)));
    }

    /** An access token opens the userinfo endpoint and stands for nobody anywhere else. */
    private static BearerTokenResolver onlyForUserInfo() {
        DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();
        return request -> USERINFO.equals(request.getServletPath()) ? header.resolve(request) : null;
    }
}
