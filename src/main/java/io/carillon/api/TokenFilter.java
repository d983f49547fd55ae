package io.carillon.api;

import io.carillon.core.Access;
import io.carillon.core.Problem;
import io.carillon.identity.Tokens;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every call needs a valid token, unless its method says {@link Open}. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class TokenFilter implements ContainerRequestFilter {

  /** {@code Token} is how front ends of Django REST framework write it. */
  private static final Pattern SCHEME = Pattern.compile("(?i)(?:Bearer|Token)\\s+(\\S+)");

  @Context private ResourceInfo resource;
  @Inject private Tokens tokens;
  @Inject private CurrentAccess current;

  @Override
  public void filter(ContainerRequestContext request) {
    if (resource.getResourceMethod().isAnnotationPresent(Open.class)) {
      return;
    }
    Optional<Access> access =
        Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
            .map(SCHEME::matcher)
            .filter(Matcher::matches)
            .flatMap(matcher -> tokens.authenticate(matcher.group(1)));
    current.set(
        access.orElseThrow(
            () ->
                Problem.of(
                    Problem.Kind.UNAUTHENTICATED,
                    "Send a valid token as 'Authorization: Bearer TOKEN'.")));
  }
}
