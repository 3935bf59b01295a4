<%-- SPDX-License-Identifier: Apache-2.0 --%>
<%@ page contentType="text/html; charset=UTF-8" import="com.acme.payroll.Html" %>
<!DOCTYPE html>
<html>
<head><title>Acme payroll: Sign in</title></head>
<body>
<h1>Sign in</h1>
<% if (request.getAttribute("message") != null) { %>
<p><b><%= Html.escape(request.getAttribute("message")) %></b></p>
<% } %>
<form method="post" action="login">
  <p><label>User <input type="text" name="login" value="<%= Html.escape(request.getAttribute("login")) %>"></label></p>
  <p><label>Password <input type="password" name="password"></label></p>
  <p><input type="submit" value="Sign in"> <a href="forgot">Forgotten?</a></p>
</form>
</body>
</html>
