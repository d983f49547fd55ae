package io.carillon.api;

import io.carillon.config.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses calls that write while another node may have the database. */
@Provider
@ApplicationScoped
public class ClaimFilter implements ContainerRequestFilter {

  @Inject private Claim claim;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.getMethod().equals(HttpMethod.GET)) {
      claim.require();
    }
  }
}
