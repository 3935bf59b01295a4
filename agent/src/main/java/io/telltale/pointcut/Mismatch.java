// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

/** A part of a method pattern that a method does not fit. */
public enum Mismatch {
  TYPE,
  /** The declaring type is a super type, which does not have the method itself. */
  ONLY_IN_SUBTYPE,
  NAME,
  PARAMETERS,
  RETURN_TYPE,
  MODIFIERS,
  EXCEPTIONS,
  ANNOTATIONS
}
