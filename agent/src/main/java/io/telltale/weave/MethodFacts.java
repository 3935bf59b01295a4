// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What stands in a method's declaration and body. Names of types are as Java writes them. */
public final class MethodFacts {

  private final int modifiers;
  private final String name;
  private final String descriptor;
  private final List<String> parameterTypes;
  private final String returnType;
  private final List<String> exceptions;

  final String[] parameterNames;
  final Set<Call> calls = new LinkedHashSet<>();
  final Set<String> texts = new LinkedHashSet<>();
  final Set<Integer> numbers = new LinkedHashSet<>();
  int instructions;
  boolean loops;

  MethodFacts(
      int modifiers,
      String name,
      String descriptor,
      List<String> parameterTypes,
      String returnType,
      List<String> exceptions) {
    this.modifiers = modifiers;
    this.name = name;
    this.descriptor = descriptor;
    this.parameterTypes = parameterTypes;
    this.returnType = returnType;
    this.exceptions = exceptions;
    this.parameterNames = new String[parameterTypes.size()];
    Arrays.fill(parameterNames, "");
  }

  public int modifiers() {
    return modifiers;
  }

  public String name() {
    return name;
  }

  /** As in the class file (JVMS 4.3.3). */
  public String descriptor() {
    return descriptor;
  }

  /** {@code java.lang.String}, {@code com.acme.Order$Item}, {@code char[]}. */
  public List<String> parameterTypes() {
    return Collections.unmodifiableList(parameterTypes);
  }

  /** The names; empty texts where the compiler left them out. */
  public List<String> parameterNames() {
    List<String> names = new ArrayList<>();
    Collections.addAll(names, parameterNames);
    return names;
  }

  public String returnType() {
    return returnType;
  }

  /** Those that it declares. */
  public List<String> exceptions() {
    return Collections.unmodifiableList(exceptions);
  }

  /** What it calls, lambdas and method references included. */
  public Set<Call> calls() {
    return Collections.unmodifiableSet(calls);
  }

  /** String constants, those inside of concatenations included. */
  public Set<String> texts() {
    return Collections.unmodifiableSet(texts);
  }

  /** Small integer constants. */
  public Set<Integer> numbers() {
    return Collections.unmodifiableSet(numbers);
  }

  /** How long it is. */
  public int instructions() {
    return instructions;
  }

  /** Whether it jumps back somewhere. */
  public boolean loops() {
    return loops;
  }

  /** A method that is called. */
  public static final class Call {
    private final String owner;
    private final String name;
    private final String descriptor;

    Call(String owner, String name, String descriptor) {
      this.owner = owner;
      this.name = name;
      this.descriptor = descriptor;
    }

    /** {@code java.security.MessageDigest}. */
    public String owner() {
      return owner;
    }

    public String name() {
      return name;
    }

    public String descriptor() {
      return descriptor;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Call && other.toString().equals(toString());
    }

    @Override
    public int hashCode() {
      return toString().hashCode();
    }

    @Override
    public String toString() {
      return owner + "." + name + descriptor;
    }
  }
}
