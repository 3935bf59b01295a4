// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.List;

/** What matching needs to know of an annotation as it stands in a class file. */
public interface AnnotationView {

  TypeView type();

  /** The texts and the names of constants in it, in the order of its members. */
  List<String> texts();
}
