// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import java.util.regex.Pattern;

/**
 * Notions that developers name methods after, in English, German, French, Spanish, Portuguese,
 * Italian, Dutch and Polish. Letters are without marks; a {@code *} stands for any ending.
 */
enum Word {
  LOGIN(
      "login logon signin signon authent* authn autent* credential*",
      "anmeld* einlogg* authentif* connecter seconnecter connexion identifier iniciarsesion iniciosesion"
          + " ingresar acceder logar efetuarlogin entrar accedi inlogg* aanmeld* zaloguj logow*"
          + " uwierzyteln*"),
  LOGOUT(
      "logout logoff signout signoff",
      "abmeld* auslogg* deconnect* deconnexion cerrarsesion salir sair encerrarsessao disconnett*"
          + " disconness* uscita uitlogg* afmeld* wyloguj* wylogow*"),
  PASSWORD(
      "password* passwd* pwd passphrase pass secret",
      "passwort* kennwort* motdepasse motpasse mdp contrasen* clave senha* parolachiave wachtwoord*"
          + " haslo* hasla"),
  USER(
      "user* account* member* employee* customer* principal* login subject person staff",
      "benutzer* nutzer* mitarbeiter* kunde* konto* utilisateur* compte* usuario* cuenta* conta"
          + " utent* gebruiker* uzytkownik* pracownik*"),
  EMAIL("email* mail", "courriel correo posta"),
  VERIFY(
      "check* verif* valid* match* compare* confirm* test",
      "pruef* pruf* kontroll* ueberpruef* controle* comprob* comprueba sprawdz* weryfik*"),
  CHANGE(
      "change* update* modif* set edit* alter* replace* renew* store* save*",
      "aender* ander* setz* aktualisier* speicher* mettre cambi* actualiz* mudar trocar atualiz*"
          + " aggiorn* wijzig* zmien* zmian* ustaw*"),
  RESET(
      "reset* forgot* forget* lost recover* remind* resend*",
      "zurueck* zuruck* vergess* reinitial* oubli* olvid* recuper* restabl* redefin* esquec*"
          + " dimentic* reimpost* ripristin* vergeten herstel* zapomn* odzysk*"),
  EXPORT(
      "export* download* dump*",
      "exportier* herunterlad* telecharg* descarg* baixar esport* scaric* eksport* exporteer*"
          + " pobierz"),
  FORMAT(
      "csv excel xls xlsx pdf spreadsheet report*",
      "bericht* rapport* informe* relatorio* raport*"),
  ADMIN(
      "admin* management backoffice maintenance",
      "verwalt* gestion* gerenc* amminist* gestisci beheer* zarzadz*"),
  CREATE(
      "create* add insert* register* new",
      "anlegen erstell* hinzufueg* creer ajout* inscri* crear cria* agregar adicion* aggiung* crea"
          + " aanmak* toevoeg* dodaj* utworz*"),
  DELETE(
      "delete* remove* drop purge erase* destroy*",
      "loesch* losch* entfern* supprim* effac* elimin* borrar exclu* apagar remov* cancell*"
          + " verwijder* usun* usuw*"),
  LOCK(
      "lock* unlock* disable* enable* suspend* block* unblock* ban activate* deactivate*",
      "sperr* entsperr* aktivier* deaktivier* verrouill* bloqu* desactiv* activ* bloc* disabilit*"
          + " blokk* deblokk* zablok* odblok*"),
  ROLE(
      "role* group* privilege* authorit* permission* right acl",
      "rolle* gruppe* recht* berechtigung* groupe* droit* rol papel perfil grupo* permiso* ruol*"
          + " grupp* permess* rechten rola role uprawnien* grupa"),
  GRANT(
      "grant* revoke* assign* unassign* promote* elevate* demote* set add remove change* update*",
      "vergeb* zuweis* entzieh* accord* attribu* asign* otorg* conced* atribu* assegn* toeken*"
          + " nadaj* przypis*"),
  ALLOWED(
      "allow* permit* permission* authoriz* authoris* access* privilege* entitle*",
      "erlaub* berechtig* zugriff* zugang* autoris* permis* droit* autoriz* acceso acesso accesso"
          + " consent* toegang* toegest* dostep* uprawn*"),
  HAS("is has", "ist hat est a es tiene e tem ha heeft jest ma czy"),
  MAY("can may", "darf peut puede pode puo mag moze"),
  DENIED(
      "denied deny forbid* forbidden unauthori* illegal* reject* locked",
      "verboten verweiger* interdit* refus* deneg* negad* vietat* negat* geweiger* odmow*"),
  LOOKUP(
      "get find load read fetch list search query count parse format to from put build make render"
          + " print log on before after pre post",
      "hole lies suche"),
  DECOY(
      "test* mock* dummy* demo* example* sample* fake*",
      "beispiel* exemple* ejemplo* exemplo* esempio* voorbeeld* przyklad*");

  private final Pattern stems;

  Word(String english, String others) {
    String all = (english + " " + others).trim().replaceAll(" +", "|").replace("*", "\\w*");
    this.stems = Pattern.compile(all);
  }

  /** Whether one of the words of a name is of this notion. */
  boolean isIn(Tokens tokens) {
    return tokens.anyMatches(stems);
  }
}
