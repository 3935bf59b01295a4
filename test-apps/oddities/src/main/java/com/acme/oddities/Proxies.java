// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.lang.reflect.Proxy;
import javassist.util.proxy.MethodHandler;
import javassist.util.proxy.ProxyFactory;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.SuperMethodCall;
import net.bytebuddy.matcher.ElementMatchers;
import net.sf.cglib.proxy.Enhancer;
import net.sf.cglib.proxy.MethodInterceptor;

/** Subclasses and proxies made at run time; each of them ends in the bean's own method. */
final class Proxies implements Scenario {

  @Override
  public void run() throws Exception {
    jdk().login(Calls.of("JDK proxy"));
    cglib().login(Calls.of("CGLIB"));
    javassist().login(Calls.of("Javassist"));
    byteBuddy().login(Calls.of("Byte Buddy"));
    Door inner = cglib();
    Door outer =
        (Door)
            Proxy.newProxyInstance(
                Door.class.getClassLoader(),
                new Class<?>[] {Door.class},
                (proxy, method, arguments) -> method.invoke(inner, arguments));
    outer.login(Calls.of("JDK proxy of CGLIB"));
  }

  private static Door jdk() {
    Bean bean = new Bean();
    return (Door)
        Proxy.newProxyInstance(
            Door.class.getClassLoader(),
            new Class<?>[] {Door.class},
            (proxy, method, arguments) -> method.invoke(bean, arguments));
  }

  private static Door cglib() {
    Enhancer enhancer = new Enhancer();
    enhancer.setSuperclass(Bean.class);
    enhancer.setCallback(
        (MethodInterceptor) (self, method, arguments, proxy) -> proxy.invokeSuper(self, arguments));
    return (Door) enhancer.create();
  }

  private static Door javassist() throws Exception {
    ProxyFactory factory = new ProxyFactory();
    factory.setSuperclass(Bean.class);
    MethodHandler callUp = (self, method, proceed, arguments) -> proceed.invoke(self, arguments);
    return (Door) factory.create(new Class<?>[0], new Object[0], callUp);
  }

  private static Door byteBuddy() throws Exception {
    return new ByteBuddy()
        .subclass(Bean.class)
        .method(ElementMatchers.named("login"))
        .intercept(SuperMethodCall.INSTANCE)
        .make()
        .load(Bean.class.getClassLoader())
        .getLoaded()
        .getConstructor()
        .newInstance();
  }
}
