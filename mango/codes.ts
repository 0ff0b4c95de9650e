// Data table of all result codes, exempt from the file-length rule. Facts: reference/mango-api.md §1.6-2, §4.6, §5.3, and the user's own list reference/result-codes.ru.tsv (copy: test/fixtures), whose 120 Russian texts are kept to the byte.

/**
 * One result code of MANGO OFFICE. Category, success and missed reason are not here: they follow from the class of the code.
 *
 * - `name` is part of the public contract: add names, never change one.
 * - `retryable` means that the very same request, or the same call, may well work later although nobody changes anything.
 *   Call outcomes: nobody was reached now, but calling later makes sense (no answer, busy, unavailable, off hours, full queue);
 *   not when a person rejected or ended the call. Limits: those that free themselves with time or when calls and tasks end.
 *   Server: overload, restart, faults and time-outs. Never a refused request (3xxx), nothing that needs a payment, a changed setting
 *   or a changed value. It says nothing about safety: whether to repeat a call or an SMS is for the workflow to decide.
 * - `hint` tells what to do next; ordinary outcomes have none.
 */
export interface CodeRow {
	readonly code: number;
	readonly name: string;
	readonly message: string;
	readonly messageRu: string;
	readonly retryable?: true;
	readonly hint?: string;
}

export const CODES = [
	// 1000-1001: success
	{ code: 1000, name: 'OK', message: 'Done', messageRu: 'Действие успешно выполнено' },
	{ code: 1001, name: 'OK_WITH_REMARKS', message: 'Done, with remarks', messageRu: 'Действие выполнено, но есть замечания', hint: 'There is no need to repeat the action. Look for the remark in the rest of the reply.' },

	// 11xx: how a call ended
	{ code: 1100, name: 'CALL_ENDED', message: 'The call ended normally', messageRu: 'Вызов завершен в нормальном режиме' },
	{ code: 1110, name: 'CALLER_HUNG_UP', message: 'The caller hung up', messageRu: 'Вызов завершен вызывающим абонентом' },
	{ code: 1111, name: 'NO_ANSWER', message: 'Nobody answered in time', messageRu: 'Вызов не получил ответа в течение времени ожидания', retryable: true },
	{ code: 1120, name: 'CALLEE_HUNG_UP', message: 'The called party hung up', messageRu: 'Вызов завершен вызываемым абонентом' },
	{ code: 1121, name: 'BUSY', message: 'The line was busy', messageRu: 'Получен ответ "занято" от удаленной стороны', retryable: true },
	{ code: 1122, name: 'CALL_REJECTED', message: 'The called party rejected the call', messageRu: 'Вызов отклонен вызываемым абонентом' },
	{ code: 1123, name: 'DO_NOT_DISTURB', message: 'Do Not Disturb was on', messageRu: 'Получен сигнал "не беспокоить"', retryable: true },
	{ code: 1124, name: 'EMPLOYEE_UNAVAILABLE', message: 'The employee was unavailable', messageRu: 'Вызов завершен по причине недоступности сотрудника', retryable: true, hint: 'The employee may have set Do Not Disturb in the contact center. Call again later, or choose another employee or a group.' },
	{ code: 1125, name: 'CAMPAIGN_TASK_STOPPED', message: 'An operator stopped the campaign task', messageRu: 'Оператор остановил задание исходящего обзвона' },
	{ code: 1130, name: 'CALLED_NUMBER_RESTRICTED', message: 'Calls to this number are restricted', messageRu: 'Ограничения для вызываемого номера', hint: 'Check in the MANGO OFFICE cabinet which restrictions apply to the called number.' },
	{ code: 1131, name: 'NUMBER_UNAVAILABLE', message: 'The called number was unavailable', messageRu: 'Вызываемый номер недоступен', retryable: true },
	{ code: 1132, name: 'NUMBER_NOT_IN_SERVICE', message: 'The called number is not in service', messageRu: 'Вызываемый номер не обслуживается', hint: 'Calling again will not help. Ask the client for another number.' },
	{ code: 1133, name: 'NUMBER_DOES_NOT_EXIST', message: 'The called number does not exist', messageRu: 'Вызываемый номер не существует', hint: 'Check the number for missing or extra digits.' },
	{ code: 1134, name: 'TOO_MANY_FORWARDINGS', message: 'The call was forwarded too many times', messageRu: 'Превышено максимальное число переадресаций', hint: 'Check the forwarding settings in the MANGO OFFICE cabinet: two numbers may be forwarding to each other.' },
	{ code: 1135, name: 'FORWARDING_FORBIDDEN', message: 'Forwarding is not allowed for this call', messageRu: 'Переадресация этого вызова запрещена', hint: 'Check the forwarding settings of the called employee or number in the MANGO OFFICE cabinet.' },
	{ code: 1140, name: 'REGION_FORBIDDEN', message: 'The PBX settings do not allow calls to this region', messageRu: 'Вызовы на регион запрещены настройками ВАТС', hint: 'An administrator can allow calls to this region in the PBX settings in the MANGO OFFICE cabinet.' },
	{ code: 1150, name: 'CALLING_NUMBER_RESTRICTED', message: 'Calls from this number are restricted', messageRu: 'Ограничения для вызывающего номера', hint: 'Check in the MANGO OFFICE cabinet which restrictions apply to the calling number.' },
	{ code: 1151, name: 'CALLER_BLACKLISTED', message: 'The caller is on the blacklist', messageRu: 'Вызывающий номер в «черном» списке', hint: 'If this caller should get through, remove the number from the blacklist of the PBX.' },
	{ code: 1152, name: 'CALLER_NOT_WHITELISTED', message: 'The caller is not on the whitelist', messageRu: 'Вызывающий номер не найден в «белом» списке', hint: 'While the whitelist is active, only its numbers get through. Add the number to the whitelist if this caller should reach you.' },
	{ code: 1160, name: 'GROUP_CALL_FAILED', message: 'The call to the group did not get through', messageRu: 'Вызов на группу не удался', retryable: true, hint: 'Call again later. If it happens often, check who is in the group and when they are available.' },
	{ code: 1161, name: 'HOLD_FORBIDDEN', message: 'The PBX settings do not allow holding calls', messageRu: 'Удержание запрещено настройками ВАТС', hint: 'An administrator can allow holding in the PBX settings in the MANGO OFFICE cabinet.' },
	{ code: 1162, name: 'QUEUE_FULL', message: 'The waiting queue was full', messageRu: 'Очередь удержания заполнена', retryable: true, hint: 'Call the client back. If it happens often, more employees in the group may help.' },
	{ code: 1163, name: 'QUEUE_TIMEOUT', message: 'The waiting time in the queue ran out', messageRu: 'Превышено время ожидания в очереди удержания', retryable: true, hint: 'Call the client back. If it happens often, more employees in the group may help.' },
	{ code: 1164, name: 'NO_OPERATORS_AVAILABLE', message: 'No operator was available', messageRu: 'Все операторы в данный момент недоступны', retryable: true, hint: 'Call the client back. If it happens often, check when the employees of the group are available.' },
	{ code: 1170, name: 'ENDED_BY_FORWARDING_SCHEME', message: 'The forwarding scheme ended the call', messageRu: 'Вызов завершен согласно схеме переадресации', hint: 'If callers should have reached an employee, check the forwarding scheme of the dialed line in the MANGO OFFICE cabinet.' },
	{ code: 1171, name: 'FORWARDING_SCHEME_INVALID', message: 'The forwarding scheme is set up incorrectly', messageRu: 'Неверно настроена схема переадресации', hint: 'Correct the forwarding scheme of the dialed line in the MANGO OFFICE cabinet.' },
	{ code: 1180, name: 'ENDED_BY_USER_COMMAND', message: "A user's command ended the call", messageRu: 'Вызов завершен командой пользователя' },
	{ code: 1181, name: 'ENDED_BY_EXTERNAL_SYSTEM', message: 'An external system ended the call', messageRu: 'Вызов завершен по команде из внешней системы' },
	{ code: 1182, name: 'INTERCEPTED_BY_OPERATOR', message: 'Another operator took over the call', messageRu: 'Вызов завершен перехватом на другого оператора (только для исходящих плеч)' },
	{ code: 1183, name: 'NEW_OPERATOR_ASSIGNED', message: 'A new operator was assigned to the call', messageRu: 'Назначен новый оператор (при команде ApiConnect, обычно при переводах)' },
	{ code: 1190, name: 'NUMBER_INACTIVE_OR_OFF_HOURS', message: 'The called number was inactive or outside its working hours', messageRu: 'Вызываемый номер неактивен либо нерабочее расписание', retryable: true, hint: 'Check in the MANGO OFFICE cabinet that the number is switched on and that its schedule is right.' },
	{ code: 1191, name: 'NUMBER_SWITCHED_OFF', message: 'The called number is switched off', messageRu: 'Вызываемый номер неактивен (снят флажок активности ЛК)', hint: 'Switch the number on again in the MANGO OFFICE cabinet.' },
	{ code: 1192, name: 'NUMBER_OFF_HOURS', message: 'The called number was outside its working hours', messageRu: 'Вызываемый номер неактивен по расписанию', retryable: true, hint: 'Call again during working hours, or change the schedule of the number in the MANGO OFFICE cabinet.' },
	{ code: 1193, name: 'BUSY_AUTO_REJECT', message: 'The called number was in a call and rejects other calls automatically', messageRu: 'Вызываемый номер занят разговором и автоматически отклоняет другие вызовы', retryable: true, hint: 'Call again later, or switch off the automatic rejection of calls for this number in the MANGO OFFICE cabinet.' },

	// 12xx: sessions of the contact center
	{ code: 1200, name: 'SESSION_ERROR', message: 'Something went wrong with the contact center session', messageRu: 'Ошибка сессий КЦ' },
	{ code: 1201, name: 'SESSION_LIMIT_REACHED', message: 'The limit of contact center connections was reached', messageRu: 'Достигнут лимит подключений', retryable: true, hint: 'Wait until another user signs out of the contact center.' },
	{ code: 1202, name: 'SESSION_NOT_FOUND', message: 'The contact center session was not found', messageRu: 'Данные сессии не найдены', hint: 'Have the employee sign in to the contact center again.' },
	{ code: 1210, name: 'CONTACT_CENTER_SERVER_UNAVAILABLE', message: 'The contact center server cannot accept connections', messageRu: 'Сервер КЦ не может принять подключение', retryable: true, hint: 'Try again in a few minutes.' },
	{ code: 1211, name: 'CONTACT_CENTER_MAINTENANCE', message: 'The contact center is under maintenance', messageRu: 'Режим обслуживания', retryable: true, hint: 'Wait until the maintenance is over.' },
	{ code: 1212, name: 'CONTACT_CENTER_DATABASE_OFFLINE', message: 'The contact center server is cut off from its database', messageRu: 'Сервер отключен от БД (БРТ)', retryable: true, hint: 'Try again in a few minutes.' },
	{ code: 1230, name: 'SESSION_ENDED', message: "The contact center session ended for reasons beyond the user's control", messageRu: 'Звершение сессии КЦ по независимым от пользователя причинам' },
	{ code: 1231, name: 'SESSION_ENDED_SERVER_RESTART', message: 'The contact center server was restarted', messageRu: 'Перезагрузка сервера КЦ', retryable: true },
	{ code: 1232, name: 'SESSION_ENDED_BY_ADMIN', message: 'An administrator ended the session', messageRu: 'Сессия завершена администратором' },
	{ code: 1233, name: 'SESSION_ENDED_BY_ADMIN_RECONNECT', message: 'An administrator ended the session and advises reconnecting', messageRu: 'Сессия завершена администратором, рекомендовано восстановление', retryable: true, hint: 'Have the employee sign in to the contact center again.' },
	{ code: 1234, name: 'SESSION_ENDED_BY_ADMIN_STAY_OFFLINE', message: 'An administrator ended the session and advises staying offline', messageRu: 'Сессия завершена администратором, рекомендовано оставаться в оффлайн', hint: 'Ask the administrator before the employee signs in again.' },
	{ code: 1235, name: 'SESSION_ENDED_DATABASE_LOST', message: 'The contact center server lost the connection to its database', messageRu: 'Сервер отключился от БД (переход в БРТ)', retryable: true },
	{ code: 1236, name: 'SESSION_DATA_CHANGED', message: 'Key session data such as the login or password was changed', messageRu: 'Изменены критичные данные сессии (логин, пароль, номер телефона, и т.д.)', hint: 'Have the employee sign in to the contact center again with the new data.' },

	// 13xx: answering machines
	{ code: 1300, name: 'MACHINE_DETECTION_CALL_ENDED', message: 'The call with answering machine detection ended normally', messageRu: 'Вызов с проверкой на автоответчик завершен в нормальном режиме' },
	{ code: 1310, name: 'ANSWERING_MACHINE_DETECTED', message: 'An answering machine picked up', messageRu: 'На вызов ответил автоответчик', retryable: true },
	{ code: 1311, name: 'MACHINE_NUMBER_UNAVAILABLE', message: 'An answering machine was detected: number unavailable', messageRu: 'Обнаружен автоответчик: абонент недоступен', retryable: true },
	{ code: 1312, name: 'MACHINE_NUMBER_BUSY', message: 'An answering machine was detected: number busy', messageRu: 'Обнаружен автоответчик: абонент занят', retryable: true },
	{ code: 1313, name: 'MACHINE_VOICEMAIL', message: 'An answering machine was detected: voicemail', messageRu: 'Обнаружен автоответчик: голосовая почта', retryable: true },
	{ code: 1314, name: 'MACHINE_DETECTION_TIMEOUT', message: 'The answering machine check took too long', messageRu: 'Проверка на автоответчик не завершилась вовремя' },

	// 2xxx: billing
	{ code: 2000, name: 'BILLING_RESTRICTION', message: 'The billing system does not allow this', messageRu: 'Ограничение биллинговой системы', hint: 'Check the balance, the tariff and the services of the account in the MANGO OFFICE cabinet.' },
	{ code: 2100, name: 'ACCOUNT_INACCESSIBLE', message: 'The account cannot be accessed', messageRu: 'Доступ к счету невозможен', hint: 'Check the state of the account in the MANGO OFFICE cabinet.' },
	{ code: 2110, name: 'ACCOUNT_BLOCKED', message: 'The account is blocked', messageRu: 'Счет заблокирован', hint: 'Look at the account in the MANGO OFFICE cabinet: top it up if the money has run out, otherwise ask MANGO OFFICE why it is blocked.' },
	{ code: 2120, name: 'ACCOUNT_CLOSED', message: 'The account is closed', messageRu: 'Счет закрыт', hint: 'Contact MANGO OFFICE, or use the credential of a PBX whose account is open.' },
	{ code: 2130, name: 'ACCOUNT_FROZEN', message: 'The account is frozen', messageRu: 'Счет не обслуживается (frozen)', hint: 'Ask MANGO OFFICE what is needed to reactivate the account.' },
	{ code: 2140, name: 'ACCOUNT_INVALID', message: 'The account is not valid', messageRu: 'Счет недействителен', hint: 'Ask MANGO OFFICE to check the account of this PBX.' },
	{ code: 2200, name: 'ACCOUNT_RESTRICTED', message: 'Access to the account is limited', messageRu: 'Доступ к счету ограничен', hint: 'Check the balance and the limits of the account in the MANGO OFFICE cabinet.' },
	{ code: 2210, name: 'USAGE_PERIOD_LIMIT', message: 'Use of the service is limited for this period', messageRu: 'Доступ ограничен периодом использования', retryable: true, hint: 'Wait for the next period, or ask MANGO OFFICE about the limit.' },
	{ code: 2211, name: 'DAILY_LIMIT_REACHED', message: 'The daily limit of the service was reached', messageRu: 'Достигнут дневной лимит использования услуги', retryable: true, hint: 'Continue tomorrow, or ask MANGO OFFICE to raise the daily limit.' },
	{ code: 2212, name: 'MONTHLY_LIMIT_REACHED', message: 'The monthly limit of the service was reached', messageRu: 'Достигнут месячный лимит использования услуги', retryable: true, hint: 'Continue next month, or ask MANGO OFFICE to raise the monthly limit.' },
	{ code: 2220, name: 'TOO_MANY_SIMULTANEOUS_ACTIONS', message: 'Too many calls or actions at the same time', messageRu: 'Количество одновременных вызовов/действий ограничено', retryable: true, hint: "Wait until other calls have ended. In a workflow, spread the items out with a 'Loop Over Items' and a 'Wait' node." },
	{ code: 2230, name: 'PAID_SERVICE_UNAVAILABLE', message: 'The service is not available on this account', messageRu: 'Услуга недоступна', hint: 'Enable the paid service that this action needs in the MANGO OFFICE cabinet: the SMS service for SMS, «Речевая аналитика» for transcripts and topics.' },
	{ code: 2240, name: 'INSUFFICIENT_FUNDS', message: 'There is not enough money in the account', messageRu: 'Недостаточно средств на счете', hint: 'Top up the account in the MANGO OFFICE cabinet, then run the workflow again.' },
	{ code: 2250, name: 'USAGE_COUNT_LIMIT', message: 'The allowed number of uses of the service was reached', messageRu: 'Ограничение на количество использований услуги в биллинге', hint: 'Ask MANGO OFFICE to raise the limit, or change the tariff.' },
	{ code: 2251, name: 'IVR_SCHEME_LIMIT', message: 'The tariff does not allow more IVR schemes', messageRu: 'Исчерпан лимит схем IVR на текущем тарифе', hint: 'Delete an IVR scheme that is no longer needed, or change the tariff.' },
	{ code: 2252, name: 'SCHEDULE_LICENSE_LIMIT', message: 'There are more schedules than licenses', messageRu: 'Расписаний больше, чем лицензий', hint: 'Delete schedules that are no longer needed, or buy more licenses.' },
	{ code: 2253, name: 'SCREEN_STORAGE_FULL', message: 'The storage of the screen service is full', messageRu: 'Место в хранилище скрин-сервиса закончилось', hint: 'Free up space in this storage, or buy more.' },
	{ code: 2300, name: 'DESTINATION_BLOCKED', message: 'Calls to this destination are blocked', messageRu: 'Направление заблокировано', hint: 'Check the called number, or ask MANGO OFFICE to allow calls to this destination.' },
	{ code: 2400, name: 'BILLING_ERROR', message: 'The billing system could not process the request', messageRu: 'Ошибка биллинга', hint: 'Check the account in the MANGO OFFICE cabinet. If everything is in order there, give MANGO OFFICE support the code and the time of the request.' },

	// 3xxx: refused requests
	{ code: 3000, name: 'INVALID_REQUEST', message: 'The request is not valid', messageRu: 'Неверный запрос', hint: 'Check the values of the parameters. Do this before running again: a second refused request within two minutes blocks the API of this PBX for about two minutes.' },
	{ code: 3100, name: 'INVALID_PARAMETERS', message: 'Some parameters are not valid', messageRu: 'Переданы неверные параметры команды', hint: "Correct the parameters listed under 'fields'. Do this before running again: a second refused request within two minutes blocks the API of this PBX for about two minutes." },
	{ code: 3101, name: 'METHOD_NOT_POST', message: 'The request was not sent as POST', messageRu: 'Запрос выполнен по методу, отличному от POST', hint: "If you use an 'HTTP Request' node, set its 'Method' to POST." },
	{ code: 3102, name: 'SIGNATURE_MISMATCH', message: 'The signature does not match', messageRu: 'Значение ключа не соответствуют рассчитанному', hint: "Copy «Ключ для создания подписи» from «Интеграции» → «API Коннектор» in the MANGO OFFICE cabinet into 'API Salt' of the credential, without spaces. It must come from the same pair as 'API Key': «Сгенерировать новый код и ключ» replaces both." },
	{ code: 3103, name: 'REQUIRED_PARAMETER_MISSING', message: 'A required parameter is missing', messageRu: 'В запросе отсутствует обязательный параметр', hint: "Fill in the parameter listed under 'fields'; extended statistics always need 'limit' and 'offset'. Do this before running again: a second refused request within two minutes blocks the API of this PBX for about two minutes." },
	{ code: 3104, name: 'WRONG_PARAMETER_FORMAT', message: 'A parameter has the wrong format', messageRu: 'Параметр передан в неправильном формате', hint: "Correct the parameter listed under 'fields': in requests you write yourself, phone numbers are digits with the country code and dates of extended statistics look like 31.01.2026 09:00:00 (Moscow time). Do this before running again: a second refused request within two minutes blocks the API of this PBX for about two minutes." },
	{ code: 3105, name: 'WRONG_API_KEY', message: 'The API key is wrong', messageRu: 'Неверный ключ доступа', hint: "Copy «Уникальный код вашей АТС» from «Интеграции» → «API Коннектор» in the MANGO OFFICE cabinet into 'API Key' of the credential; this paid service must be enabled. Do this before running again: a second refused request within two minutes blocks the API of this PBX for about two minutes." },
	{ code: 3106, name: 'VALUE_ALREADY_USED', message: 'This value is already in use', messageRu: 'Такое значение уже используется', hint: "Choose another value for the parameter listed under 'fields'." },
	{ code: 3107, name: 'INVALID_QUANTITY_OR_ATTRIBUTE', message: 'A quantity or attribute is not valid', messageRu: 'Неверно указано количество или атрибут', hint: "Check the parameter listed under 'fields'." },
	{ code: 3108, name: 'VALUE_TOO_SMALL', message: 'A value is below the minimum', messageRu: 'Значение меньше допустимого', hint: "Enter a larger value for the parameter listed under 'fields'." },
	{ code: 3109, name: 'VALUE_TOO_LARGE', message: 'A value is above the maximum', messageRu: 'Значение больше допустимого', hint: "Enter a smaller value for the parameter listed under 'fields'." },
	{ code: 3110, name: 'CONFIRMATION_MISMATCH', message: 'The value and its confirmation differ', messageRu: 'Значение и его подтверждение не совпадают' },
	{ code: 3111, name: 'INVALID_DATE_RANGE', message: 'The start and end dates are not valid', messageRu: 'Неверно указаны даты начала и конца периода', hint: 'The end must be later than the start. A period of extended statistics must be shorter than 30 days.' },
	{ code: 3112, name: 'INVALID_EMAIL', message: 'The email address is not valid', messageRu: 'Неверный адрес электронной почты', hint: 'Write the address as name@example.com.' },
	{ code: 3113, name: 'EMAIL_INVALID_HOST', message: 'The host name in the email address is not valid', messageRu: 'Неверное имя хоста в адресе электронной почты', hint: 'Check the part after the @ sign.' },
	{ code: 3114, name: 'EMAIL_DOMAIN_WITHOUT_MX', message: 'The email domain has no mail server', messageRu: 'У домена электронной почты нет почтового сервера', hint: 'Check the part after the @ sign for typos.' },
	{ code: 3115, name: 'EMAIL_DOMAIN_UNREACHABLE', message: 'The email domain cannot be reached from the internet', messageRu: 'Домен электронной почты недоступен из интернета', hint: 'Use an address in a public email domain.' },
	{ code: 3116, name: 'EMAIL_INVALID_CHARACTERS', message: 'The email address contains characters that are not allowed', messageRu: 'В адресе электронной почты есть недопустимые символы' },
	{ code: 3117, name: 'EMAIL_INVALID_QUOTING', message: 'The quotation marks in the email address are not valid', messageRu: 'В адресе электронной почты неверно расставлены кавычки' },
	{ code: 3118, name: 'EMAIL_INVALID_NAME', message: 'The name in the email address is not valid', messageRu: 'Неверное имя в адресе электронной почты', hint: 'Check the part before the @ sign.' },
	{ code: 3119, name: 'EMAIL_TOO_LONG', message: 'The email address is too long', messageRu: 'Слишком длинный адрес электронной почты' },
	{ code: 3120, name: 'PASSWORD_TOO_WEAK', message: 'The password is too weak', messageRu: 'Слишком простой пароль', hint: 'Use at least 8 characters, with uppercase and lowercase Latin letters and digits.' },
	{ code: 3121, name: 'INVALID_SIP_LOGIN', message: 'The SIP login is not valid', messageRu: 'Неверный логин учетной записи SIP', hint: 'A safe choice is at least 4 Latin letters and digits, starting with a letter.' },
	{ code: 3122, name: 'INVALID_SIP_DOMAIN', message: 'The SIP domain is not valid', messageRu: 'Неверный домен учетной записи SIP', hint: 'Copy the domain from «Общие настройки» → «Настройки SIP» in the MANGO OFFICE cabinet.' },
	{ code: 3123, name: 'ONLY_ONE_PARAMETER_ALLOWED', message: 'Only one of these parameters may be filled in', messageRu: 'Можно указать только один из этих параметров', hint: "Leave only one of the parameters listed under 'fields': for an employee, for example, either 'line_id' or 'trunk_number_id'." },
	{ code: 3124, name: 'LINE_NOT_FOR_OUTGOING_CALLS', message: 'This line cannot be used for outgoing calls', messageRu: 'Эту линию нельзя использовать для исходящих вызовов', hint: 'Choose another line of the PBX as the outgoing number.' },
	{ code: 3125, name: 'PARAMETERS_REQUIRED_TOGETHER', message: 'Some parameters must be filled in together', messageRu: 'Эти параметры нужно указывать вместе', hint: "Fill in all parameters listed under 'fields', or none of them: an employee's login, for example, always needs a password." },
	{ code: 3126, name: 'IVR_SCHEME_LOOP', message: 'The IVR scheme contains a loop', messageRu: 'Схема IVR зациклена', hint: 'Change the scheme so that no step leads back to itself.' },
	{ code: 3127, name: 'INVALID_AUTH_TOKEN', message: 'The authorization token is not valid', messageRu: 'Недействительный токен авторизации' },
	{ code: 3128, name: 'INVALID_URL', message: 'The URL is not valid', messageRu: 'Неверный URL', hint: 'Enter the full address, starting with https://.' },
	{ code: 3129, name: 'INVALID_AUDIO_CHANNELS', message: 'The audio has the wrong number of channels', messageRu: 'Неверное число каналов аудиозаписи' },
	{ code: 3130, name: 'PASSWORD_CHANGE_FAILED', message: 'The password could not be changed', messageRu: 'Не удалось сменить пароль', hint: 'Try another password.' },
	{ code: 3131, name: 'PASSWORD_FORBIDDEN_CHARACTERS', message: 'The password contains characters that are not allowed', messageRu: 'Пароль содержит недопустимые символы', hint: 'Use only Latin letters and digits.' },
	{ code: 3132, name: 'PASSWORD_MISSING_CHARACTERS', message: 'The password lacks required characters', messageRu: 'В пароле нет обязательных символов', hint: 'Use uppercase and lowercase Latin letters and digits.' },
	{ code: 3133, name: 'PASSWORD_USED_BEFORE', message: 'This password was used before', messageRu: 'Такой пароль уже использовался', hint: 'Choose a password that has not been used before.' },
	{ code: 3134, name: 'PASSWORD_UNSAFE', message: 'The password is on the list of unsafe passwords', messageRu: 'Пароль входит в список небезопасных', hint: 'Choose a password that is harder to guess.' },
	{ code: 3135, name: 'ONE_PARAMETER_REQUIRED', message: 'One of these parameters is required', messageRu: 'Нужно указать один из этих параметров', hint: "Fill in one of the parameters listed under 'fields'." },
	{ code: 3136, name: 'WRONG_NUMBER_FORMAT', message: 'The phone number has the wrong format', messageRu: 'Неверный формат телефонного номера', hint: 'Write digits only, with the country code, e.g. 79000000001.' },
	{ code: 3137, name: 'PASSWORD_CHANGED_RECENTLY', message: 'The password was changed only recently', messageRu: 'Пароль был изменен недавно', hint: 'Wait before changing it again; how long depends on the security settings.' },
	{ code: 3200, name: 'WRONG_SUBSCRIBER_NUMBER', message: 'The number given for the call is not correct', messageRu: 'Неверно указан номер абонента', hint: 'Use the extension of an employee or group, or an external number in digits with the country code.' },
	{ code: 3300, name: 'OBJECT_NOT_FOUND', message: 'There is no object with this ID', messageRu: 'Объект не существует', hint: 'Choose it from the list again: it may have been deleted or belong to another PBX.' },
	{ code: 3310, name: 'CALL_NOT_FOUND', message: 'The call was not found', messageRu: 'Вызов не найден', hint: "Take 'Call ID' from an event of a call that is still in progress. The entry ID of the conversation does not work here." },
	{ code: 3320, name: 'RECORDING_NOT_FOUND', message: 'The recording was not found', messageRu: 'Запись разговора не найдена', hint: "A recording appears some minutes after the call, so start from a 'Recording Ready' event. Recordings that are too short or sent by email only never reach the cloud storage." },
	{ code: 3330, name: 'NUMBER_NOT_IN_PBX', message: 'The number does not belong to the PBX or the employee', messageRu: 'Номер не найден у ВАТС или сотрудника', hint: 'To record a call, give the extension of the employee who is talking.' },
	{ code: 3340, name: 'FILE_NOT_FOUND', message: 'The file was not found', messageRu: 'Файл не найден', hint: 'Choose the audio file from the list again: it may have been deleted.' },
	{ code: 3400, name: 'INVALID_JSON', message: 'The JSON is not valid', messageRu: 'Передан некорректный JSON', hint: 'Check the JSON for missing quotation marks, commas and brackets.' },
	{ code: 3503, name: 'REQUEST_TOO_LARGE', message: 'The request is too large', messageRu: 'Слишком большой запрос', hint: "Send less at a time: the address book accepts at most 500 contacts per request. A 'Loop Over Items' node splits the items into batches." },

	// 40xx-42xx: actions
	{ code: 4000, name: 'ACTION_IMPOSSIBLE', message: 'This action is not possible', messageRu: 'Действие не может быть выполнено' },
	{ code: 4001, name: 'COMMAND_NOT_SUPPORTED', message: 'The PBX does not support this command', messageRu: 'Команда не поддерживается', hint: 'Ask MANGO OFFICE whether your version of the PBX supports it.' },
	{ code: 4002, name: 'RECORDING_TOO_SHORT', message: 'The recording was too short to be kept', messageRu: 'Продолжительность записи меньше минимально возможной в ВАТС, запись не будет сохранена', hint: 'There is nothing to download for this call: recordings below the minimum length of the PBX are not stored.' },
	{ code: 4100, name: 'NOT_ALLOWED_BY_PBX_LOGIC', message: 'The PBX cannot do this with the call in its current state', messageRu: 'Выполнить команду по логике работы ВАТС невозможно', hint: 'Check where the call is now. A call waiting in a queue cannot be hung up, only a conversation in progress can be transferred, and files are played only to incoming calls in the IVR or a queue.' },
	{ code: 4101, name: 'CALL_ENDED_OR_NOT_FOUND', message: 'The call has ended or does not exist', messageRu: 'Вызов завершен либо не существует', hint: "This is normal when somebody hangs up first or the call has moved on. Take 'Call ID' from the latest event of the call, because each leg has its own." },
	{ code: 4102, name: 'ALREADY_RECORDING', message: 'The call is already being recorded', messageRu: 'Запись разговора уже осуществляется', hint: 'There is nothing to do: the recording continues.' },
	{ code: 4104, name: 'FORWARDING_LIMIT_REACHED', message: 'The call cannot be forwarded any further', messageRu: 'Слишком много переадресаций для этой команды', hint: 'Send the call straight to the final number.' },
	{ code: 4200, name: 'SUBSCRIBER_UNREACHABLE', message: 'The person cannot be reached right now', messageRu: 'Связаться с абонентом в данный момент невозможно', retryable: true },
	{ code: 4290, name: 'RATE_LIMITED', message: 'Too many requests in a short time', messageRu: 'Превышена допустимая частота запросов', retryable: true, hint: "Wait a little, then send fewer requests per second, e.g. in smaller batches with a 'Loop Over Items' and a 'Wait' node. The limit is shared by all systems that use the API of this PBX." },

	// 43xx: SMS
	{ code: 4300, name: 'SMS_NOT_SENT', message: 'The SMS could not be sent', messageRu: 'SMS сообщение отправить не удалось', hint: 'Check that the number is a mobile number and that the sender name is approved.' },
	{ code: 4301, name: 'SMS_EXPIRED', message: 'The SMS expired before it was delivered', messageRu: 'SMS сообщение устарело', retryable: true },
	{ code: 4391, name: 'SMS_LOST', message: 'The mobile operator lost the SMS', messageRu: 'SMS сообщение утеряно (статус возвращает внешний оператор)', retryable: true },
	{ code: 4392, name: 'SMS_REJECTED', message: 'The mobile operator rejected the SMS', messageRu: 'SMS сообщение отклонено (статус возвращает внешний оператор)', hint: 'Check that the number can receive SMS and that the sender name is approved.' },
	{ code: 4393, name: 'SMS_CANCELED', message: 'The mobile operator canceled the SMS', messageRu: 'SMS сообщение отменено (статус возвращает внешний оператор)' },

	// 44xx: conferences
	{ code: 4400, name: 'CONFERENCE_JOIN_FAILED', message: 'The participant could not be added to the conference', messageRu: 'Невозможно добавить участника в конференцию' },
	{ code: 4401, name: 'CONFERENCE_HARDWARE_FAULT', message: 'The conference equipment is not working', messageRu: 'Аппаратная ошибка', retryable: true },
	{ code: 4402, name: 'CONFERENCE_SERVICE_UNAVAILABLE', message: 'The conference service is unavailable', messageRu: 'Сервис не доступен', retryable: true },
	{ code: 4403, name: 'CONFERENCE_OUT_OF_RESOURCES', message: 'There are not enough resources for the conference', messageRu: 'Недостаточно ресурсов', retryable: true },
	{ code: 4404, name: 'CONFERENCE_FULL', message: 'The conference has reached its limit of participants', messageRu: 'Превышено ограничение на количество участников конференции', retryable: true, hint: 'Wait until somebody leaves the conference.' },
	{ code: 4405, name: 'CONFERENCE_JOIN_FORBIDDEN', message: 'The conference room settings do not allow joining', messageRu: 'Подключение запрещено настройками комнаты конференций', hint: 'Change the settings of the conference room in the MANGO OFFICE cabinet.' },

	// 45xx: security
	{ code: 4500, name: 'SECURITY_RESTRICTION', message: 'The security settings do not allow this', messageRu: 'Ограничения системы безопасности', hint: 'Ask the administrator of the PBX, or MANGO OFFICE, which restriction applies.' },
	{ code: 4501, name: 'CALL_FREQUENCY_LIMIT', message: 'Calls are being made too often', messageRu: 'Установлено ограничение частоты звонков', retryable: true, hint: "Make fewer calls in the same time, e.g. with a 'Wait' node between them." },
	{ code: 4502, name: 'CALLER_IN_INCOMING_BLACKLIST', message: 'The caller is on the blacklist for incoming calls', messageRu: 'Вызывающий номер в черном списке входящих номеров', hint: 'If this caller should get through, remove the number from the blacklist for incoming calls.' },
	{ code: 4503, name: 'FILE_TOO_LARGE', message: 'The file is too large', messageRu: 'Превышен максимальный размер файла', hint: 'To play a file during a call, use an MP3 of at most 20 MB.' },
	{ code: 4504, name: 'FILE_SIZE_UNKNOWN', message: 'The size of the file could not be determined', messageRu: 'Не удалось определить размер файла', hint: 'Upload the file again, or use another one.' },
	{ code: 4505, name: 'FILE_FORMAT_NOT_ALLOWED', message: 'The file format is not allowed', messageRu: 'Формат файла не соответствует разрешенному', hint: 'To play a file during a call, use an MP3 of at most 256 kbit/s.' },
	{ code: 4506, name: 'SECURITY_PROFILE_MISMATCH', message: 'The call does not match the security profile', messageRu: 'Вызов не соответствует профилю безопасности', hint: 'Ask the administrator of the PBX to check the security profile.' },
	{ code: 4507, name: 'SUBSCRIBER_BLOCKED', message: 'The subscriber is blocked', messageRu: 'Абонент заблокирован', hint: 'Ask the owner of the PBX, or MANGO OFFICE support, why the subscriber is blocked.' },

	// 50xx: server
	{ code: 5000, name: 'SERVER_ERROR', message: 'Something went wrong at MANGO OFFICE', messageRu: 'Ошибка сервера', retryable: true, hint: 'Try again in a few minutes. If that does not help, give MANGO OFFICE support the code and the time of the request.' },
	{ code: 5001, name: 'SERVER_OVERLOADED', message: 'The PBX is overloaded', messageRu: 'Перезапуск коммутатора, выполняется при срабатывании какого-либо ограничения канала или уровня на коммутаторе.', retryable: true, hint: 'Wait a little, then send fewer requests and calls at a time.' },
	{ code: 5002, name: 'SERVER_RESTARTING', message: 'The PBX is restarting', messageRu: 'Перезапуск коммутатора по команде администратора / разработчика', retryable: true, hint: 'Try again in a few minutes.' },
	{ code: 5003, name: 'TECHNICAL_FAULT', message: 'The PBX has a technical fault', messageRu: 'Технические проблемы, внутренняя ошибка на коммутаторе', retryable: true, hint: 'Try again in a few minutes. If that does not help, give MANGO OFFICE support the code and the time of the request.' },
	{ code: 5004, name: 'DATABASE_UNAVAILABLE', message: 'The PBX could not use its database', messageRu: 'Проблемы доступа к базе данных коммутатора: не удалось подключиться к базе данных или в результате обработки запроса на манипуляцию с даными (чтение/вставка/удаление/ и так далее) в базе данных выдано сообщение об ошибке.', retryable: true, hint: 'In requests you write yourself, send IDs as whole numbers without quotation marks: IDs sent as text lead here. Otherwise try again in a few minutes.' },
	{ code: 5005, name: 'FORBIDDEN_IN_SERVICE_MODE', message: 'This is not allowed in service mode', messageRu: 'Действие запрещено в сервисном режиме', hint: 'Ask MANGO OFFICE support about the service mode of this PBX.' },
	{ code: 5006, name: 'SERVICE_ACCESS_FAILED', message: 'A service of the PBX could not be accessed', messageRu: 'Не удалось получить доступ к сервису', retryable: true, hint: 'Try again in a few minutes. If that does not help, give MANGO OFFICE support the code and the time of the request.' },
	{ code: 5007, name: 'REMOTE_SYSTEM_FAULT', message: 'A system connected to the PBX is not working', messageRu: 'Во сторонней системе, связанной с коммутатором, выдано сообщение о внутренней ошибке. Сторонняя система не доступна коммутатору.', retryable: true, hint: 'Try again in a few minutes. If that does not help, give MANGO OFFICE support the code and the time of the request.' },
	{ code: 5008, name: 'SERVICE_UNAVAILABLE', message: 'The service is not enabled or temporarily unavailable', messageRu: 'Услуга не подключена или временно недоступна', retryable: true, hint: 'Wait and send fewer requests per second. If that does not help, enable the service in the MANGO OFFICE cabinet: «Открытое API» for the contact center, «Чёрный и белый списки» for the blacklist for outgoing calls.' },
	{ code: 5009, name: 'SERVICE_CANNOT_BE_ADDED', message: 'The service cannot be added', messageRu: 'Эту услугу нельзя подключить', hint: 'Enable the service by hand in the MANGO OFFICE cabinet, or ask support to do it.' },
	{ code: 5010, name: 'INSUFFICIENT_FUNDS_FOR_SERVICE', message: 'There is not enough money to enable the service', messageRu: 'Недостаточно средств для подключения услуги', hint: 'Top up the account in the MANGO OFFICE cabinet, then enable the service again.' },
	{ code: 5011, name: 'SERVICE_TIMEOUT', message: 'The service did not respond in time', messageRu: 'Сервис не ответил вовремя', retryable: true, hint: 'Before repeating a call, an SMS or a change, check that it has not been made already.' },

	// 51xx: contact center and campaigns
	{ code: 5101, name: 'CONTACT_CENTER_NOT_ENABLED', message: 'The contact center is not enabled', messageRu: 'Нет продукта ЦОВ/ Контакт центр', hint: 'Campaigns need the contact center product of MANGO OFFICE. Enable it for this PBX.' },
	{ code: 5102, name: 'ACTIVE_CAMPAIGN_LIMIT', message: 'Too many campaigns are active', messageRu: 'Превышен лимит активных кампаний', hint: 'Stop a campaign, or wait until one is finished.' },
	{ code: 5103, name: 'CAMPAIGN_LIMIT', message: 'There are too many campaigns', messageRu: 'Превышен лимит кампаний', hint: 'Delete campaigns that are no longer needed.' },
	{ code: 5104, name: 'CAMPAIGN_PARAMETERS_CONFLICT', message: 'The campaign parameters do not fit together', messageRu: 'Параметры кампании не сочетаются друг с другом', hint: "Check the values of 'service_type' and 'created_by'." },
	{ code: 5105, name: 'CAMPAIGN_CREATOR_NOT_FOUND', message: "The employee set as the campaign's creator does not exist", messageRu: 'Указанный при создании кампании "abonent_id" в поле "created by" не существует', hint: "Use the ID of an existing employee in 'created_by', not the extension." },
	{ code: 5106, name: 'CAMPAIGN_STATUS_CONFLICT', message: 'The campaign status does not allow this', messageRu: 'Не удалось вставить задания из-за неподходящего статуса кампании', hint: 'Check the status of the campaign. A single task can only be added to an endless or unfinished campaign.' },
	{ code: 5107, name: 'CAMPAIGN_TASK_LIMIT', message: 'A campaign can hold at most 10,000 tasks', messageRu: 'Количество заданий для кампании превышает допустимое значение -10000', hint: 'Put the remaining tasks in another campaign.' },
	{ code: 5108, name: 'CAMPAIGN_ACTIVE_TASK_LIMIT', message: 'The campaign has too many active tasks', messageRu: 'Превышен лимит активных заданий кампании', retryable: true, hint: 'Wait until some tasks of this campaign are done.' },
	{ code: 5109, name: 'DUPLICATE_TASK_NUMBERS', message: 'Some phone numbers occur more than once in the tasks', messageRu: 'Номера в заданиях кампании повторяются', hint: "Put a 'Remove Duplicates' node before this one." },
	{ code: 5110, name: 'TASK_START_FAILED', message: 'The task could not be started', messageRu: 'Не удалось запустить задание кампании' },
	{ code: 5111, name: 'TASK_STATUS_CONFLICT', message: 'The task status does not allow this', messageRu: 'Статус задания не позволяет выполнить это действие', hint: 'Check the status of the task first.' },
	{ code: 5112, name: 'CAMPAIGN_LIMIT_WITHOUT_OPERATOR', message: 'There are too many campaigns without operators', messageRu: 'Исчерпан лимит кампаний без оператора', hint: 'Delete a campaign without operators that is no longer needed.' },
	{ code: 5113, name: 'TOTAL_ACTIVE_TASK_LIMIT', message: 'There are too many active tasks in all campaigns together', messageRu: 'Исчерпан общий лимит активных заданий по всем кампаниям', retryable: true, hint: 'Wait until some tasks are done.' },
	{ code: 5114, name: 'CAMPAIGN_LIMIT_WITH_OPERATOR', message: 'There are too many campaigns with operators', messageRu: 'Исчерпан лимит кампаний с оператором', hint: 'Delete a campaign with operators that is no longer needed.' },

	// 52xx-53xx: configuration of the PBX
	{ code: 5200, name: 'GROUPS_SERVICE_OFF', message: 'The groups service is not enabled', messageRu: 'Не подключена услуга групп (ALLOW_GROUPS)', hint: 'Enable the groups service (ALLOW_GROUPS) in the MANGO OFFICE cabinet.' },
	{ code: 5201, name: 'PBX_SERVICES_API_OFF', message: 'Managing PBX services through the API is switched off', messageRu: 'Подключение услуг ВАТС через API не разрешено', hint: 'Switch on «Услуги ВАТС» in «API Коннектор» in the MANGO OFFICE cabinet. Employees and groups cannot be edited without it.' },
	{ code: 5202, name: 'USED_IN_FORWARDING_SCHEME', message: 'The group or employee is used in a forwarding scheme', messageRu: 'Группа или сотрудник используется в схеме переадресации', hint: 'Remove the group or employee from the forwarding scheme first, then try again.' },
	{ code: 5203, name: 'USED_IN_NUMBER_FORWARDING', message: 'The group or employee is used in forwarding by client number', messageRu: 'Группа или сотрудник используется в переадресации по номеру клиента', hint: 'Remove the group or employee from the forwarding rules for client numbers first, then try again.' },
	{ code: 5204, name: 'USED_IN_CALLBACK_WIDGET', message: 'The group or employee is used in a callback widget', messageRu: 'Группа или сотрудник используется в виджете обратного звонка', hint: 'Remove the group or employee from the callback widget first, then try again.' },
	{ code: 5205, name: 'USED_IN_CAMPAIGN', message: 'The group or employee is used in a campaign', messageRu: 'Группа или сотрудник используется в кампании исходящего обзвона', hint: 'Remove the group or employee from the campaign first, then try again.' },
	{ code: 5206, name: 'EMPLOYEE_USED_IN_CONTACT_CENTER', message: 'The employee is used in the contact center', messageRu: 'Сотрудник используется в контакт-центре', hint: 'Remove the employee from the contact center first, then try again.' },
	{ code: 5207, name: 'NUMBER_USED_IN_CONTACT_CENTER', message: "The employee's number is used in the contact center", messageRu: 'Номер сотрудника используется в контакт-центре', hint: 'Remove the number from the contact center first, then try again.' },
	{ code: 5208, name: 'DEFAULT_NUMBER_NOT_DELETABLE', message: 'The default number cannot be deleted', messageRu: 'Нельзя удалить номер по умолчанию', hint: 'Make another number the default first.' },
	{ code: 5209, name: 'FORWARDING_RULE_EXISTS', message: 'There is already a forwarding rule for this client number', messageRu: 'Правило переадресации для этого номера клиента уже есть', hint: 'Change the existing rule instead of adding a new one.' },
	{ code: 5210, name: 'ADMINISTRATOR_NOT_DELETABLE', message: 'An administrator cannot be deleted', messageRu: 'Нельзя удалить учетную запись администратора', hint: 'Give the employee another role first.' },
	{ code: 5211, name: 'USER_DOMAIN_NOT_FOUND', message: 'There is no domain for the new user', messageRu: 'Не найден домен для нового пользователя', hint: 'Check the SIP domain in «Общие настройки» → «Настройки SIP» in the MANGO OFFICE cabinet.' },
	{ code: 5212, name: 'NO_ACTIVE_NUMBER', message: 'There is no active number', messageRu: 'Нет активных номеров. Укажите хотя бы один номер', hint: 'Give at least one number and set it to active.' },
	{ code: 5213, name: 'SIP_USED_AS_EXTERNAL_NUMBER', message: 'This SIP account is already used as an external number', messageRu: 'Эта учетная запись SIP уже используется как внешний номер', hint: 'Choose another SIP login.' },
	{ code: 5214, name: 'NUMBER_NOT_DELETABLE', message: 'The number cannot be deleted', messageRu: 'Этот номер нельзя удалить' },
	{ code: 5215, name: 'GENERAL_SIP_FORBIDDEN', message: "A general SIP account cannot be used as an employee's number", messageRu: 'Генеральный SIP нельзя использовать как номер сотрудника', hint: 'Use a separate SIP account for this employee.' },
	{ code: 5216, name: 'ONLY_ACTIVE_NUMBER_OF_OWNER', message: 'This is the only active number of the employee who owns it', messageRu: 'Это единственный активный номер у сотрудника-владельца', hint: 'Give its owner another active number first.' },
	{ code: 5217, name: 'WIDGETS_NOT_READABLE', message: 'The widgets could not be read', messageRu: 'Не удалось получить виджеты' },
	{ code: 5218, name: 'LAST_NUMBER_NOT_REMOVABLE', message: 'An employee must keep at least one number', messageRu: 'У сотрудника должен остаться хотя бы один номер', hint: 'Leave at least one number in the list. When an employee is updated, the list replaces all earlier numbers.' },
	{ code: 5219, name: 'DEFAULT_NUMBER_NOT_REMOVABLE', message: 'A number that is set as the default cannot be removed', messageRu: 'Номер, выбранный по умолчанию, удалить нельзя', hint: 'Set another number as the default first.' },
	{ code: 5220, name: 'MAIN_NUMBER_NOT_MOVABLE', message: "An employee's main number cannot be given to another employee", messageRu: 'Основной номер сотрудника нельзя передать другому сотруднику', hint: 'Make another number the main one first.' },
	{ code: 5221, name: 'BLACK_WHITE_LIST_OFF_OR_EMPLOYEE_LIMIT', message: 'Black and white lists are not enabled, or no more employees can be added', messageRu: 'Не подключена услуга BW_LIST либо достигнут лимит сотрудников', hint: 'For black and white lists, enable the BW_LIST service. For a new employee, remove one who has left or ask MANGO OFFICE to raise the limit.' },
	{ code: 5222, name: 'BLACK_WHITE_LIST_FULL', message: 'The black and white lists can hold at most 20,000 numbers', messageRu: 'В черный и белый списки можно внести не более 20 000 номеров', hint: 'Delete numbers that are no longer needed. A mask or a range can replace many similar numbers.' },
	{ code: 5223, name: 'USED_IN_REGION_FORWARDING', message: 'The group or employee is used in forwarding by region', messageRu: 'Группа или сотрудник используется в переадресации по региону', hint: 'Remove the group or employee from the forwarding by region first, then try again.' },
	{ code: 5224, name: 'FORWARDING_RULE_NOT_DELETABLE', message: 'This forwarding rule cannot be deleted', messageRu: 'Это правило переадресации нельзя удалить' },
	{ code: 5225, name: 'NUMBER_FORWARDING_SERVICE_OFF', message: 'Forwarding by client number is not enabled', messageRu: 'Не подключена переадресация по номеру клиента (ANI_ROUTING)', hint: 'Enable forwarding by client number (the ANI_ROUTING service) in the MANGO OFFICE cabinet.' },
	{ code: 5226, name: 'TRANSFER_NUMBER_MISSING', message: 'There is no number to transfer calls to', messageRu: 'Не указан номер для перевода вызовов', hint: 'Fill in the number that calls should be transferred to.' },
	{ code: 5227, name: 'USED_IN_AUTO_SECRETARY_RULE', message: 'The group or employee is used in an auto-secretary rule', messageRu: 'Группа или сотрудник используется в правиле автосекретаря', hint: 'Remove the group or employee from the auto-secretary rule first, then try again.' },
	{ code: 5228, name: 'EMPLOYEE_LIMIT_REACHED', message: 'The limit of employees was exceeded', messageRu: 'Превышен лимит сотрудников', hint: 'Remove an employee who has left, or ask MANGO OFFICE to raise the limit.' },
	{ code: 5300, name: 'ADDRESS_BOOK_API_OFF', message: 'The address book is not available through the API', messageRu: 'Не подключена услуга API_CONNECT для работы с адресной книгой', hint: 'Enable the API_CONNECT service for this PBX, or ask MANGO OFFICE to enable it.' },
	{ code: 5301, name: 'ADDRESS_BOOK_INTERNAL', message: 'The address book refused the request for an internal reason', messageRu: 'Адресная книга отклонила запрос по внутренней причине', hint: 'There is nothing to change in the workflow: give MANGO OFFICE support the code and the time of the request.' },
	{ code: 5302, name: 'ROBOT_EMPLOYEE_PROTECTED', message: 'A robot employee cannot be created or deleted', messageRu: 'Сотрудника-робота нельзя создать или удалить', hint: 'Choose an ordinary employee: the API has no methods for robots.' },

	// 6xxx: fax
	{ code: 6000, name: 'FAX_NOT_DELIVERED', message: 'The fax was not delivered', messageRu: 'Доставка факса не выполнялась' },
	{ code: 6010, name: 'FAX_SERVICE_FAULT', message: 'The fax service has technical difficulties', messageRu: 'Технические проблемы сервиса факс-рассылок', retryable: true },
	{ code: 6011, name: 'FAX_NUMBER_UNREACHABLE', message: 'The fax number could not be reached for an hour', messageRu: 'Указанный в задании на рассылку номер недоступен в течение часа', retryable: true },
	{ code: 6012, name: 'FAX_NUMBER_DOES_NOT_EXIST', message: 'The fax number does not exist', messageRu: 'Указанный в задании на рассылку номер не существует', hint: 'Check the number for missing or extra digits.' },
	{ code: 6013, name: 'NO_FAX_MACHINE', message: 'There is no fax machine at this number', messageRu: 'На указанном номере не установлен факс-аппарат', hint: 'Ask the recipient for their fax number.' },
	{ code: 6014, name: 'FAX_REFUSED', message: 'The recipient refused the fax', messageRu: 'Адресат отказался принимать факс' },
	{ code: 6100, name: 'FAX_CONVERSION_FAILED', message: 'The file could not be converted to a fax', messageRu: 'Ошибка при преобразовании факса', hint: 'Try another file format.' },
	{ code: 6101, name: 'FAX_FILE_TOO_LARGE', message: 'The file to be faxed is larger than 10 MB', messageRu: 'Превышен допустимый размер исходного файла (10 мегабайт)', hint: 'Make the file smaller or split it.' },
	{ code: 6102, name: 'FAX_TOO_MANY_PAGES', message: 'The fax has more than 30 pages', messageRu: 'Превышено допустимое число страниц (30)', hint: 'Split the document into several faxes.' },
] as const satisfies readonly CodeRow[];

export type CodeName = (typeof CODES)[number]['name'];
