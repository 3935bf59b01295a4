// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** Defines classes from bytes. What it brings is verified, as an application's classes are. */
final class MadeClasses extends ClassLoader {

  MadeClasses() {
    super(MadeClasses.class.getClassLoader());
  }

  Class<?> define(String internalName, byte[] classFile) {
    return defineClass(internalName.replace('/', '.'), classFile, 0, classFile.length);
  }
}
