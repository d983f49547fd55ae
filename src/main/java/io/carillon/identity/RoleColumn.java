package io.carillon.identity;

import io.carillon.core.Role;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Roles are stored under their wire names. */
@Converter(autoApply = true)
public class RoleColumn implements AttributeConverter<Role, String> {

  @Override
  public String convertToDatabaseColumn(Role role) {
    return role == null ? null : role.wireName();
  }

  @Override
  public Role convertToEntityAttribute(String column) {
    return column == null ? null : Role.ofWireName(column);
  }
}
