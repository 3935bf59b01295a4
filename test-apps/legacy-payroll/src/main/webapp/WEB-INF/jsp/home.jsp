<%-- SPDX-License-Identifier: Apache-2.0 --%>
<%@ page contentType="text/html; charset=UTF-8"
         import="com.acme.payroll.Employee,com.acme.payroll.Html,java.util.List" %>
<%
  Employee me = (Employee) session.getAttribute("employee");
  List<?> employees = (List<?>) request.getAttribute("employees");
%>
<!DOCTYPE html>
<html>
<head><title>Acme payroll: Employees</title></head>
<body>
<h1>Employees</h1>
<p>Signed in as <%= Html.escape(me.getName()) %>.
  <a href="employees/export.csv">Export</a>
  <a href="password">Change password</a>
<% if (me.isAdmin()) { %>
  <a href="admin">Administration</a>
<% } %>
  <a href="logout">Sign out</a></p>
<table border="1">
<tr><th>Login</th><th>Name</th><th>E-mail</th><th>Department</th></tr>
<% for (Object row : employees) {
     Employee employee = (Employee) row; %>
<tr>
  <td><%= Html.escape(employee.getLogin()) %></td>
  <td><%= Html.escape(employee.getName()) %></td>
  <td><%= Html.escape(employee.getEmail()) %></td>
  <td><%= Html.escape(employee.getDepartment()) %></td>
</tr>
<% } %>
</table>
</body>
</html>
