<%-- SPDX-License-Identifier: Apache-2.0 --%>
<%@ page contentType="text/html; charset=UTF-8" session="false" %>
<!DOCTYPE html>
<html>
<head><title>Acme payroll: Not allowed</title></head>
<body>
<h1>Not allowed</h1>
<p>This page is not for you. <a href="<%= request.getContextPath() %>/home">Employees</a></p>
</body>
</html>
