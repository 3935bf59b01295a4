// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.weave.RandomTypes.Wild;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Pointcuts that begin as the signature of a true method and are then changed. */
final class RandomPatterns {

  private static final List<String> MODIFIERS =
      List.of("public", "protected", "private", "static", "final", "synchronized");

  private final Random random;
  private final List<MethodDescription> methods;
  private final RandomTypes types;

  RandomPatterns(Random random, List<MethodDescription> methods, List<String> annotations) {
    this.random = random;
    this.methods = methods;
    List<TypeDescription> others = new ArrayList<>();
    for (MethodDescription method : methods) {
      others.add(method.getDeclaringType().asErasure());
      others.addAll(method.getParameters().asTypeList().asErasures());
    }
    this.types = new RandomTypes(random, others, annotations);
  }

  String next() {
    MethodDescription method = methods.get(random.nextInt(methods.size()));
    MethodDescription second = methods.get(random.nextInt(methods.size()));
    String execution = execution(method);
    return switch (random.nextInt(20)) {
      case 0 -> execution + " && " + within(method);
      case 1 -> execution + " && !" + within(second);
      case 2 -> execution + " || " + execution(second);
      case 3 -> "(" + execution + " || " + execution(second) + ") && " + within(method);
      case 4 -> "!" + execution + " && " + within(method);
      case 5 -> "!(" + execution + " || " + annotation(method) + ") && " + within(method);
      case 6 -> annotation(method);
      case 7 -> annotatedType() + " && " + execution;
      case 8 -> within(method) + " && !" + annotatedType() + " || " + execution;
      case 9 -> within(method) + " && " + annotation(method);
      default -> execution;
    };
  }

  private String within(MethodDescription method) {
    return "within(" + types.of(types.related(declaring(method))) + ")";
  }

  private String annotation(MethodDescription method) {
    return "@annotation(" + annotationOf(method) + ")";
  }

  private String annotatedType() {
    return "@within(" + types.annotation() + ")";
  }

  private String annotationOf(MethodDescription method) {
    var own = method.getDeclaredAnnotations();
    return own.isEmpty() || random.nextInt(4) == 0
        ? types.annotation()
        : RandomTypes.dotted(own.get(random.nextInt(own.size())).getAnnotationType());
  }

  private String execution(MethodDescription method) {
    StringBuilder text = new StringBuilder("execution(");
    if (random.nextInt(12) == 0) {
      text.append(random.nextInt(3) == 0 ? "!@" : "@").append(annotationOf(method)).append(' ');
    }
    text.append(modifiers(method));
    String owner = types.of(types.related(declaring(method))).replace("[]", "");
    owner = owner.startsWith("!") ? "(" + owner + ")" : owner;
    if (method.isConstructor()) {
      text.append(random.nextInt(20) == 0 ? "" : owner + ".").append("new");
    } else {
      TypeDescription result = method.getReturnType().asErasure();
      text.append(random.nextInt(3) == 0 ? types.of(result) : "*").append(' ');
      text.append(random.nextInt(20) == 0 ? "" : owner + ".").append(name(method));
    }
    return text.append(parameters(method)).append(exceptions(method)).append(")").toString();
  }

  private static TypeDescription declaring(MethodDescription method) {
    return method.getDeclaringType().asErasure();
  }

  private String name(MethodDescription method) {
    String name = method.getInternalName();
    return switch (random.nextInt(6)) {
      case 0 -> "*";
      case 1, 2 -> Wild.card(name, random);
      default -> name;
    };
  }

  private String modifiers(MethodDescription method) {
    StringBuilder text = new StringBuilder();
    String own = Modifier.toString(method.getModifiers() & Modifier.methodModifiers());
    for (String modifier : MODIFIERS) {
      boolean has = own.contains(modifier);
      if (random.nextInt(has ? 4 : 12) == 0) {
        boolean wrong = random.nextInt(6) == 0;
        text.append(has == wrong ? "!" : "").append(modifier).append(' ');
      }
    }
    return text.toString();
  }

  private String parameters(MethodDescription method) {
    if (random.nextInt(4) == 0) {
      return "(..)";
    }
    List<String> texts = new ArrayList<>();
    List<TypeDescription> parameters = method.getParameters().asTypeList().asErasures();
    for (TypeDescription parameter : parameters) {
      texts.add(random.nextInt(4) == 0 ? "*" : types.of(parameter));
    }
    int last = texts.size() - 1;
    if (last >= 0 && texts.get(last).endsWith("[]") && random.nextBoolean()) {
      texts.set(last, texts.get(last).replaceFirst("\\[\\]$", "..."));
    }
    if (random.nextInt(4) == 0) {
      int from = random.nextInt(texts.size() + 1);
      int to = from + random.nextInt(texts.size() - from + 1);
      texts.subList(from, to).clear();
      texts.add(from, "..");
      if (random.nextInt(4) == 0) {
        texts.add(random.nextInt(texts.size() + 1), "..");
      }
    }
    return "(" + String.join(", ", texts) + ")";
  }

  private String exceptions(MethodDescription method) {
    List<TypeDescription> declared = method.getExceptionTypes().asErasures();
    if (declared.isEmpty() ? random.nextInt(30) != 0 : random.nextInt(3) != 0) {
      return "";
    }
    String negation = random.nextInt(4) == 0 ? "!" : "";
    TypeDescription exception =
        declared.isEmpty()
            ? TypeDescription.ForLoadedType.of(Exception.class)
            : declared.get(random.nextInt(declared.size()));
    return " throws " + negation + types.simple(exception);
  }
}
