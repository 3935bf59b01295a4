<%-- SPDX-License-Identifier: Apache-2.0 --%>
<%@ page session="false" %>
<% response.sendRedirect(request.getContextPath() + "/home"); %>
